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
          className="measure-44 font-sans text-lead leading-snug font-normal tracking-normal text-deep-muted"
        >
          {content.title}
        </h2>
        {content.lead && <p className="mt-2 measure-60 text-deep-muted">{content.lead}</p>}
        <ul
          role="list"
          className={`mt-8 flex flex-wrap items-baseline gap-x-[0.45em] gap-y-2 font-display leading-[1.15] font-(--display-weight) tracking-(--display-tracking) lg:mt-12 ${few ? "text-title lg:text-hero" : "text-title"}`}
        >
          {content.items.map((item, index) => (
            <li key={item.name} className="flex max-w-full flex-wrap items-baseline gap-x-[0.45em]">
              <span className="min-w-0">
                <Ended text={item.name} star={!item.note && index + 1 < content.items.length} />
              </span>
              {item.note && (
                <span className="min-w-0 font-sans text-small font-normal tracking-normal text-deep-muted">
                  <Ended text={item.note} star={index + 1 < content.items.length} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}

/** A star at the end stays with the last word, so that it never stands alone on a line. */
function Ended({ text, star }: { text: string; star: boolean }) {
  if (!star) return text;
  const at = text.lastIndexOf(" ") + 1;
  const last = text.slice(at);
  return (
    <>
      {text.slice(0, at)}
      <span className={last.length > 14 ? "" : "whitespace-nowrap"}>
        {last}
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          className="ms-[0.45em] inline-block size-[0.3em] fill-deep-brand align-middle"
        >
          <path d="M6 0l6 6-6 6-6-6z" />
        </svg>
      </span>
    </>
  );
}
