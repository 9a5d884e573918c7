import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="relative isolate overflow-x-clip bg-ground"
    >
      <Container className="pt-14 pb-14 lg:pt-24 lg:pb-20">
        <div className="grid gap-x-16 gap-y-6 lg:grid-cols-[1.5fr_1fr] lg:items-end">
          <h1
            id={`${id}-title`}
            className={`min-w-0 wrap-break-word ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-16 text-hero"}`}
          >
            {title}
          </h1>
          {lead && <p className="measure-46 text-lead text-muted lg:pb-2">{lead}</p>}
        </div>
        <HeroActions content={content} typed className="mt-10 lg:mt-14" />
        {note && <p className="mt-4 measure-60 text-small text-muted">{note}</p>}
        {figure && <FigureView figure={figure} className="mt-10 lg:ms-[12%] lg:mt-14 xl:-me-12" />}
      </Container>
      {figure && (
        <div
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 -z-10 h-56 border-y border-line bg-sunken bg-(image:--texture)"
        />
      )}
    </section>
  );
}
