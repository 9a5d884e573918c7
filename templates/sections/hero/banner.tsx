import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import { Motif } from "@/components/ui/Picture";
import type { HeroContent, SectionProps } from "@/content/types";

/** A deep ground from edge to edge; a print of the subject is as large as the screen and runs off it. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  const print = figure?.kind === "print" ? figure : undefined;
  const small = note ?? print?.note;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="relative isolate overflow-clip bg-deep text-deep-ink"
    >
      {print && (
        <Motif
          name={print.motifs[0] ?? "form"}
          seed={print.title}
          cut="fill-deep stroke-deep"
          className="absolute -end-24 -bottom-20 -z-10 size-96 text-deep-brand sm:size-136 lg:end-[-7%] lg:-bottom-[14%] lg:size-[min(58vw,54rem)]"
        />
      )}
      <Container
        className={`grid grid-cols-1 items-center gap-x-16 gap-y-12 pt-14 lg:min-h-[min(44rem,82vh)] lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)] lg:py-24 ${print ? "pb-80 sm:pb-112" : "pb-14"}`}
      >
        <div className="min-w-0">
          <h1
            id={`${id}-title`}
            className={`wrap-break-word text-deep-ink ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-13 text-hero"}`}
          >
            {title}
          </h1>
          {lead && <p className="mt-6 measure-40 text-lead text-deep-muted">{lead}</p>}
          <HeroActions content={content} ground="deep" className="mt-8" />
          {small && <p className="mt-6 measure-44 text-small text-deep-muted">{small}</p>}
        </div>
        {figure && !print && <FigureView figure={figure} className="text-ink xl:-me-12" />}
      </Container>
    </section>
  );
}
