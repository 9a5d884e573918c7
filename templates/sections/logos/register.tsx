import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { LogosContent, SectionProps } from "@/content/types";

/** A register: one cell a name. The cells of the last row share its width, so that none is empty. */
export default function Logos({ id, content }: SectionProps<LogosContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section-tight">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul
          role="list"
          className="mt-10 flex flex-wrap gap-px overflow-hidden rounded-card bg-line ring-1 ring-line"
        >
          {content.items.map((item) => (
            <li
              key={item.name}
              className="flex min-w-0 grow basis-36 flex-col justify-between gap-5 bg-surface p-4 wrap-break-word sm:basis-56 sm:p-6"
            >
              <span className="font-display text-base leading-tight sm:text-heading font-(--display-weight) tracking-(--display-tracking)">
                {item.name}
              </span>
              {item.note && <span className="text-small text-muted">{item.note}</span>}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
