import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { FeaturesContent, SectionProps } from "@/content/types";

export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)] lg:gap-20">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          {content.motif && (
            <Picture
              motif={content.motif}
              seed={`${content.title} ${id}`}
              paper={2}
              className="mt-8 h-44 w-full rounded-card p-4 sm:w-80 lg:h-56"
            />
          )}
        </div>
        <ul role="list" className="border-t-2 border-ink">
          {content.items.map((item) => (
            <Row key={item.title} item={item} />
          ))}
        </ul>
      </Container>
    </section>
  );
}

function Row({ item }: { item: FeaturesContent["items"][number] }) {
  const alone = !item.text && !item.detail;
  return (
    <li className="grid grid-cols-1 gap-x-8 gap-y-2 border-b border-line py-7 sm:grid-cols-[minmax(0,4fr)_minmax(0,6fr)]">
      <h3 className={`text-heading wrap-break-word ${alone ? "sm:col-span-2" : ""}`}>
        {item.title}
      </h3>
      <div className="wrap-break-word empty:hidden">
        {item.text && <p className="text-muted">{item.text}</p>}
        {item.detail && (
          <ul role="list" className="mt-4 grid grid-cols-1 gap-1 font-mono text-small">
            {item.detail.split(" · ").map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
