import { Container } from "@/components/ui/Container";
import type { SectionProps, TestimonialsContent } from "@/content/types";

/** One voice is heard first; the others stand under it in smaller type. */
export default function Testimonials({ id, content }: SectionProps<TestimonialsContent>) {
  const [first, ...others] = content.quotes;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-tint py-section wrap-break-word">
      <Container>
        <h2
          id={`${id}-title`}
          className="measure-40 border-t-2 border-ink pt-4 font-sans text-base leading-snug font-semibold tracking-normal"
        >
          {content.title}
        </h2>
        {content.lead && <p className="mt-2 measure-60 text-muted">{content.lead}</p>}
        {first && (
          <figure className="mt-10 grid grid-cols-1 gap-x-16 gap-y-8 lg:mt-14 lg:grid-cols-[minmax(0,9fr)_minmax(0,3fr)] lg:items-end">
            <blockquote
              className={`font-display font-(--display-weight) tracking-(--display-tracking) text-brand ${first.text.length > 180 ? "text-heading sm:text-[1.75rem] sm:leading-[1.3]" : "text-title"}`}
            >
              <Mark />
              <p className="text-pretty">{first.text}</p>
            </blockquote>
            <Speaker quote={first} className="border-s-2 border-brand ps-4" />
          </figure>
        )}
        {others.length > 0 && (
          <ul
            role="list"
            className={`mt-14 grid grid-cols-1 gap-x-12 lg:mt-20 ${others.length > 1 ? "md:grid-cols-2" : ""}`}
          >
            {others.map((quote) => (
              <li key={quote.text} className="border-t border-muted/40 py-7 md:last:odd:col-span-2">
                <figure className="flex h-full flex-col justify-between gap-5">
                  <blockquote className="measure-56">
                    <p>{quote.text}</p>
                  </blockquote>
                  <Speaker quote={quote} className="" />
                </figure>
              </li>
            ))}
          </ul>
        )}
      </Container>
    </section>
  );
}

type SpeakerProps = { quote: TestimonialsContent["quotes"][number]; className: string };

function Speaker({ quote, className }: SpeakerProps) {
  return (
    <figcaption className={`text-small ${className}`}>
      <span className="block font-semibold">{quote.name}</span>
      {quote.role && <span className="text-muted">{quote.role}</span>}
    </figcaption>
  );
}

/** Two strokes that open a quotation in every script. */
function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 34 24" className="mb-5 h-6 w-9 rtl:-scale-x-100">
      <path d="M14 0L8 24H0L6 0zM34 0l-6 24h-8l6-24z" className="fill-accent" />
    </svg>
  );
}
