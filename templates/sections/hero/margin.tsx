import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { HeroContent, SectionProps } from "@/content/types";

/** A margin of small print at the start; beside it the headline, and under it the figure, which runs past the column. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  if (!lead && !note) return <Wide id={id} content={content} />;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="overflow-x-clip bg-ground">
      <Container className="grid grid-cols-1 pt-12 pb-section-tight lg:grid-cols-[minmax(0,3.4fr)_minmax(0,8fr)] lg:pt-0 lg:pb-0">
        <h1
          id={`${id}-title`}
          className={`wrap-break-word lg:col-start-2 lg:ps-14 lg:pt-20 ${figure ? "" : "lg:pb-24"} ${isLongHeadline(title) ? "measure-26 text-title lg:text-[3.5rem] lg:leading-[1.06]" : "measure-17 text-hero lg:text-[calc(var(--text-hero)*1.14)]"}`}
        >
          {title}
        </h1>
        <div
          className={`flex min-w-0 flex-col items-start pt-8 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:border-e lg:border-line lg:py-20 lg:pe-10 ${note ? "lg:justify-end" : "lg:justify-between"}`}
        >
          {note && (
            <p className="order-last mt-6 w-full border-t-2 border-ink pt-3 text-small text-muted lg:order-first lg:mt-0 lg:mb-auto">
              {note}
            </p>
          )}
          {lead && (
            <p className={`measure-44 text-lead text-muted ${note ? "lg:mt-12" : "lg:mt-2"}`}>
              {lead}
            </p>
          )}
          <HeroActions content={content} className="mt-8" />
        </div>
        {figure && (
          <FigureView
            figure={figure}
            className="mt-12 lg:col-start-2 lg:mt-14 lg:ps-14 lg:pb-20 xl:-me-16"
          />
        )}
      </Container>
    </section>
  );
}

/** With nothing to print in the margin there is none: the headline is as wide as the page, and the buttons end its line. */
function Wide({ id, content }: SectionProps<HeroContent>) {
  const { title, figure } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="overflow-x-clip bg-ground">
      <Container className="pt-12 pb-section-tight lg:pt-20">
        <div className="grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-end">
          <h1
            id={`${id}-title`}
            className={`wrap-break-word ${isLongHeadline(title) ? "measure-26 text-title lg:text-[3.75rem] lg:leading-[1.05]" : "measure-15 text-hero lg:text-[calc(var(--text-hero)*1.22)]"}`}
          >
            {title}
          </h1>
          <HeroActions content={content} className="lg:max-w-72 lg:pb-3" />
        </div>
        {figure && <FigureView figure={figure} className="mt-12 lg:mt-16 xl:-me-16" />}
      </Container>
    </section>
  );
}
