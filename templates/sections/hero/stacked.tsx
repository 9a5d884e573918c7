import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  const dark = figure?.kind === "terminal" || figure?.kind === "hours";
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="relative isolate bg-ground">
      <Container className={`pt-14 lg:pt-24 ${figure ? "pb-14 lg:pb-20" : "pb-section-tight"}`}>
        <h1
          id={`${id}-title`}
          className={`wrap-break-word ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.75rem] lg:leading-[1.05]" : "measure-17 text-hero lg:text-[calc(var(--text-hero)*1.14)]"}`}
        >
          {title}
        </h1>
        <div className="mt-8 grid gap-x-16 gap-y-8 border-t border-line pt-8 lg:mt-12 lg:grid-cols-[1fr_auto] lg:items-start">
          {lead && <p className="measure-52 text-lead text-muted">{lead}</p>}
          <div className="min-w-0 lg:max-w-md">
            <HeroActions content={content} />
            {note && <p className="mt-4 measure-48 text-small text-muted">{note}</p>}
          </div>
        </div>
        {figure && <FigureView figure={figure} className="mt-12 lg:mt-16" />}
      </Container>
      {figure && (
        <div
          aria-hidden="true"
          className={`absolute inset-x-0 bottom-0 -z-10 h-40 ${dark ? "bg-tint" : "bg-deep"}`}
        />
      )}
    </section>
  );
}
