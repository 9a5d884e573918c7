import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, StatsContent } from "@/content/types";

/** One number is the headline; what else was counted is listed beside it, or its title where nothing was. */
export default function Stats({ id, content }: SectionProps<StatsContent>) {
  const [first, ...others] = content.items;
  const alone = others.length === 0;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section wrap-break-word"
    >
      <Container
        className={
          alone ? "grid grid-cols-1 gap-x-16 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]" : ""
        }
      >
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <div
          className={`mt-10 grid grid-cols-1 gap-x-16 gap-y-10 ${alone ? "lg:mt-0" : "lg:mt-14 lg:grid-cols-[minmax(0,6fr)_minmax(0,6fr)]"}`}
        >
          {first && (
            <dl className="flex flex-col-reverse justify-end">
              <dt className="mt-4 measure-32 text-lead">
                {first.label}
                {first.note && (
                  <span className="mt-1 block text-small text-muted">{first.note}</span>
                )}
              </dt>
              <dd
                className={`font-display leading-[0.95] font-(--display-weight) tracking-(--display-tracking) text-brand tabular-nums ${first.value.length > 7 ? "text-hero" : "text-[clamp(4.5rem,2rem+11vw,10rem)]"}`}
              >
                {first.value}
              </dd>
            </dl>
          )}
          {others.length > 0 && (
            <dl className="border-t-2 border-ink lg:self-end">
              {others.map((item) => (
                <div
                  key={item.label}
                  className="flex flex-row-reverse flex-wrap items-baseline justify-end gap-x-6 gap-y-1 border-b border-line py-5"
                >
                  <dt className="min-w-0 grow basis-48">
                    {item.label}
                    {item.note && <span className="block text-small text-muted">{item.note}</span>}
                  </dt>
                  <dd className="min-w-32 font-display text-title leading-none font-(--display-weight) tabular-nums">
                    {item.value}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {content.source && (
          <p className={`mt-8 measure-68 text-small text-muted ${alone ? "lg:col-start-2" : ""}`}>
            {content.source}
          </p>
        )}
      </Container>
    </section>
  );
}
