import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import { Field } from "@/components/ui/Picture";
import type { HeroContent, SectionProps } from "@/content/types";

/** A headline as wide as the page, a printed band from edge to edge, and the rest below it. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  const print = figure?.kind === "print" ? figure : undefined;
  const small = note ?? print?.note;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="overflow-x-clip bg-ground">
      <Container className="pt-12 pb-10 lg:pt-20 lg:pb-14">
        <h1
          id={`${id}-title`}
          className={`wrap-break-word ${isLongHeadline(title) ? "measure-26 text-title lg:text-[3.75rem] lg:leading-[1.05]" : "measure-16 text-hero lg:text-[calc(var(--text-hero)*1.22)]"}`}
        >
          {title}
        </h1>
      </Container>
      {print && (
        <div className="h-48 bg-brand text-tint lg:h-72">
          <Field
            motif={print.motifs[0] ?? "form"}
            other={print.motifs[1]}
            seed={print.title}
            cut="fill-brand stroke-brand"
            repeat={192}
            className="block size-full"
          />
        </div>
      )}
      <Container className="pt-10 pb-section-tight lg:pt-14">
        {figure && !print && <FigureView figure={figure} className="mb-10 lg:mb-14" />}
        <div className="grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          {lead && <p className="measure-48 text-lead lg:text-heading">{lead}</p>}
          <div className="min-w-0">
            <HeroActions content={content} />
            {small && <p className="mt-5 measure-44 text-small text-muted">{small}</p>}
          </div>
        </div>
      </Container>
    </section>
  );
}
