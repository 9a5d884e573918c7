import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { IntegrationsContent, SectionProps } from "@/content/types";

/** An index, as at the end of a handbook: names in columns, what passes between them in small type. */
export default function Integrations({ id, content }: SectionProps<IntegrationsContent>) {
  const many = content.items.length > 4;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section wrap-break-word"
    >
      <Container className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          <p className="mt-6 inline-block max-w-full rounded-control bg-tint px-4 py-2 font-mono text-small text-brand">
            {content.hub} +
          </p>
        </div>
        <ul role="list" className={`gap-x-12 border-t-2 border-ink ${many ? "sm:columns-2" : ""}`}>
          {content.items.map((item) => (
            <li key={item.name} className="break-inside-avoid border-b border-line py-4">
              <h3 className="text-lg leading-snug">{item.name}</h3>
              {item.text && <p className="mt-0.5 text-small text-muted">{item.text}</p>}
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
