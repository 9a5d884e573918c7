import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, TestimonialsContent } from "@/content/types";

/** A row that is pushed sideways: it snaps, takes the arrow keys, and shows by its cut edge that it goes on. */
export default function Testimonials({ id, content }: SectionProps<TestimonialsContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="overflow-x-clip bg-deep py-section text-deep-ink"
    >
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        <div
          role="group"
          aria-labelledby={`${id}-title`}
          tabIndex={0}
          className="-mx-5 mt-10 snap-x snap-mandatory scroll-px-5 overflow-x-auto px-5 pt-1 pb-5 [scrollbar-color:var(--deep-muted)_transparent] [scrollbar-width:thin] sm:-mx-8 sm:scroll-px-8 sm:px-8 lg:mt-14 xl:-me-[calc((100vw-var(--page-width))/2+2rem)]"
        >
          <ul role="list" className="flex w-max gap-4 sm:gap-5">
            {content.quotes.map((quote, index) => (
              <li
                key={quote.text}
                className={`shrink-0 snap-start ${index === 0 ? "w-[min(82vw,34rem)]" : "w-[min(82vw,26rem)]"}`}
              >
                <Slip quote={quote} large={index === 0} />
              </li>
            ))}
          </ul>
        </div>
      </Container>
    </section>
  );
}

type SlipProps = { quote: TestimonialsContent["quotes"][number]; large: boolean };

function Slip({ quote, large }: SlipProps) {
  return (
    <figure
      className={`flex h-full flex-col justify-between gap-10 rounded-card p-6 wrap-break-word sm:p-8 ${large ? "bg-deep-ink text-deep" : "inset-ring inset-ring-deep-line"}`}
    >
      <blockquote className={large ? "text-heading leading-snug" : "text-lg"}>
        <p>{quote.text}</p>
      </blockquote>
      <figcaption className="text-small">
        <span className="block font-semibold">{quote.name}</span>
        {quote.role && <span className={large ? "" : "text-deep-muted"}>{quote.role}</span>}
      </figcaption>
    </figure>
  );
}
