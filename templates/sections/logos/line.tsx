import { Container } from "@/components/ui/Container";
import type { LogosContent, SectionProps } from "@/content/types";

/** A quiet line of names between two rules. */
export default function Logos({ id, content }: SectionProps<LogosContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-y border-line bg-ground py-8 lg:py-10"
    >
      <Container className="grid grid-cols-1 items-baseline gap-x-16 gap-y-6 wrap-break-word lg:grid-cols-[minmax(0,3fr)_minmax(0,9fr)]">
        <div>
          <h2
            id={`${id}-title`}
            className="measure-30 font-sans text-base leading-snug font-normal tracking-normal text-muted"
          >
            {content.title}
          </h2>
          {content.lead && <p className="mt-1 text-small text-muted">{content.lead}</p>}
        </div>
        <ul role="list" className="flex flex-wrap gap-x-10 gap-y-4">
          {content.items.map((item) => (
            <li key={item.name} className="max-w-full">
              <span className="font-display text-heading font-(--display-weight) tracking-(--display-tracking)">
                {item.name}
              </span>
              {item.note && <span className="block text-small text-muted">{item.note}</span>}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
