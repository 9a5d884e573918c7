import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import { number } from "@/components/ui/Picture";
import type { HeroContent, SectionProps } from "@/content/types";

/** Words beside a figure on a tinted ground; every second print stands at the start, so that two pages differ. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, figure } = content;
  const turned = figure?.kind === "print" && number(title) % 2 === 0;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="relative isolate overflow-x-clip bg-ground"
    >
      {figure && (
        <div
          aria-hidden="true"
          className={`absolute inset-x-0 bottom-0 -z-10 h-44 bg-tint bg-(image:--texture) lg:inset-y-0 lg:h-auto ${turned ? "lg:end-[72%]" : "lg:start-[68%]"}`}
        />
      )}
      <Container
        className={`grid gap-x-16 gap-y-12 pt-12 lg:pt-20 ${figure ? `pb-12 lg:items-center lg:pb-24 ${turned ? "lg:grid-cols-[minmax(0,1fr)_minmax(0,1.08fr)]" : "lg:grid-cols-[minmax(0,1.08fr)_minmax(0,1fr)]"}` : "pb-section-tight lg:items-end lg:grid-cols-[1.7fr_1fr]"}`}
      >
        <div className="min-w-0">
          <h1
            id={`${id}-title`}
            className={`wrap-break-word ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-16 text-hero"}`}
          >
            {title}
          </h1>
          {figure && <Words content={content} className="mt-6" />}
        </div>
        {figure ? (
          <FigureView
            figure={figure}
            className={turned ? "lg:order-first xl:-ms-20" : "xl:-me-20"}
          />
        ) : (
          <Words content={content} className="lg:border-s lg:border-line lg:pb-2 lg:ps-8" />
        )}
      </Container>
    </section>
  );
}

function Words({ content, className }: { content: HeroContent; className: string }) {
  return (
    <div className={className}>
      {content.lead && <p className="measure-46 text-lead text-muted">{content.lead}</p>}
      <HeroActions content={content} className="mt-8" />
      {content.note && <p className="mt-5 measure-52 text-small text-muted">{content.note}</p>}
    </div>
  );
}
