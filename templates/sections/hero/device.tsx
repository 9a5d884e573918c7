import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

/** Words on a tinted ground; the figure stands on the lower edge, and a phone sinks into it. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  const phone = figure?.kind === "phone";
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="relative overflow-clip bg-tint">
      <Container
        className={`grid items-center gap-x-20 gap-y-12 pt-12 lg:pt-16 ${figure ? "lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]" : "pb-section-tight"}`}
      >
        <div className={`min-w-0 ${figure ? "lg:py-16" : ""}`}>
          <h1
            id={`${id}-title`}
            className={`wrap-break-word ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-14 text-hero"}`}
          >
            {title}
          </h1>
          {lead && <p className="mt-6 measure-44 text-lead">{lead}</p>}
          <HeroActions content={content} className="mt-8" />
          {note && (
            <p className="mt-8 measure-48 border-s-2 border-brand ps-4 text-small text-muted">
              {note}
            </p>
          )}
        </div>
        {figure && (
          <FigureView
            figure={figure}
            className={phone ? "-mb-14 lg:-mb-24" : "mb-12 lg:mb-20 xl:-me-12"}
          />
        )}
      </Container>
    </section>
  );
}
