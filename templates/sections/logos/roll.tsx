import { Container } from "@/components/ui/Container";
import type { LogosContent, SectionProps } from "@/content/types";

/** The names themselves are the picture: set large, one after the other, like a roll that is read out. */
export default function Logos({ id, content }: SectionProps<LogosContent>) {
  const few = content.items.length <= 6;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="bg-deep py-section text-deep-ink wrap-break-word"
    >
      <Container>
        <h2
          id={`${id}-title`}
          className="max-w-[44ch] font-sans text-lead leading-snug font-normal tracking-normal text-deep-muted"
        >
          {content.title}
        </h2>
        {content.lead && <p className="mt-2 max-w-[60ch] text-deep-muted">{content.lead}</p>}
        <ul
          role="list"
          className={`mt-8 flex flex-wrap items-baseline gap-x-[0.45em] gap-y-2 font-display leading-[1.15] font-(--display-weight) tracking-(--display-tracking) lg:mt-12 ${few ? "text-title lg:text-hero" : "text-title"}`}
        >
          {content.items.map((item, index) => (
            <li key={item.name} className="flex max-w-full flex-wrap items-baseline gap-x-[0.45em]">
              <span className="min-w-0">{item.name}</span>
              {item.note && (
                <span className="min-w-0 font-sans text-small font-normal tracking-normal text-deep-muted">
                  {item.note}
                </span>
              )}
              {index + 1 < content.items.length && (
                <svg
                  aria-hidden="true"
                  viewBox="0 0 12 12"
                  className="size-[0.3em] shrink-0 self-center fill-deep-brand"
                >
                  <path d="M6 0l6 6-6 6-6-6z" />
                </svg>
              )}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
