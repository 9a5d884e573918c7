import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, TestimonialsContent } from "@/content/types";

/** Letters pinned to a board: each as tall as its words, in columns that fill themselves. */
export default function Testimonials({ id, content }: SectionProps<TestimonialsContent>) {
  const count = content.quotes.length;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <SectionHeading
          id={id}
          title={content.title}
          lead={content.lead}
          className="lg:sticky lg:top-28 lg:self-start"
        />
        <ul role="list" className={`gap-5 ${count > 1 ? "sm:columns-2" : ""}`}>
          {content.quotes.map((quote) => (
            <li key={quote.text} className="mb-5 break-inside-avoid">
              <figure className="rounded-card bg-surface p-6 ring-1 ring-line wrap-break-word">
                <blockquote
                  className={
                    quote.text.length < 90
                      ? "font-display text-heading leading-snug font-(--display-weight)"
                      : ""
                  }
                >
                  <p>{quote.text}</p>
                </blockquote>
                <figcaption className="mt-6 border-t border-line pt-4 text-small">
                  <span className="block font-semibold">{quote.name}</span>
                  {quote.role && <span className="text-muted">{quote.role}</span>}
                </figcaption>
              </figure>
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
