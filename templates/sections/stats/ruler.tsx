import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, StatsContent } from "@/content/types";

/** Counts along a ruler: each hangs lower than the one before, so that they read as a line and not as a band. */
const drops = ["", "lg:pt-12", "lg:pt-24", "lg:pt-36", "lg:pt-48", "lg:pt-60"];
const columns: Record<number, string> = {
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  5: "sm:grid-cols-2 lg:grid-cols-5",
  6: "sm:grid-cols-2 lg:grid-cols-6",
};

export default function Stats({ id, content }: SectionProps<StatsContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        <div className="mt-12 lg:mt-16">
          <Ruler />
          <dl className={`grid grid-cols-1 gap-x-6 ${columns[content.items.length] ?? ""}`}>
            {content.items.map((item, index) => (
              <div
                key={item.label}
                className={`flex flex-col-reverse justify-end border-s border-deep-line ps-4 pt-8 wrap-break-word ${drops[index] ?? ""}`}
              >
                <dt className="mt-2 measure-28 pb-2 text-deep-muted">
                  {item.label}
                  {item.note && <span className="mt-1 block text-small">{item.note}</span>}
                </dt>
                <dd
                  className={`font-display leading-none font-(--display-weight) tracking-(--display-tracking) tabular-nums ${size(item.value, content.items.length)} ${index === 0 ? "text-deep-brand" : ""}`}
                >
                  {item.value}
                </dd>
              </div>
            ))}
          </dl>
        </div>
        {content.source && (
          <p className="mt-12 measure-68 text-small text-deep-muted wrap-break-word">
            {content.source}
          </p>
        )}
      </Container>
    </section>
  );
}

/** The longer a value and the more of them, the smaller: no word of it breaks. */
function size(value: string, count: number) {
  const crowded = count > 4;
  if (value.length > (crowded ? 5 : 9)) return "text-heading";
  return crowded || value.length > 5 ? "text-title" : "text-hero";
}

function Ruler() {
  const ticks = Array.from({ length: 61 }, (_, index) => index);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 600 12"
      preserveAspectRatio="none"
      className="block h-3 w-full text-deep-muted"
    >
      {ticks.map((tick) => (
        <path
          key={tick}
          d={`M${tick * 10} 0v${tick % 10 === 0 ? 12 : tick % 5 === 0 ? 8 : 4}`}
          stroke="currentColor"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
