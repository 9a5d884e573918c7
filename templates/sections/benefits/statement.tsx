import { Container } from "@/components/ui/Container";
import type { BenefitsContent, SectionProps } from "@/content/types";

/** A manifesto: each gain is a line of large type, and how it comes about is said beside it. */
export default function Benefits({ id, content }: SectionProps<BenefitsContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="bg-deep py-section text-deep-ink wrap-break-word"
    >
      <Container>
        <div className="grid grid-cols-1 gap-x-16 gap-y-3 pb-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:pb-12">
          <h2 id={`${id}-title`} className="measure-36 text-heading text-deep-brand">
            {content.title}
          </h2>
          {content.lead && <p className="measure-50 text-deep-muted">{content.lead}</p>}
        </div>
        <ul role="list">
          {content.items.map((item) => (
            <li
              key={item.title}
              className="grid grid-cols-1 gap-x-16 gap-y-3 border-t border-deep-line py-7 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-baseline lg:py-9"
            >
              <h3 className="measure-22 text-title">{item.title}</h3>
              {item.text && <p className="measure-50 text-deep-muted">{item.text}</p>}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
