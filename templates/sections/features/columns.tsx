import { Container } from "@/components/ui/Container";
import type { FeaturesContent, SectionProps } from "@/content/types";

/** Columns by the number of items; five begins with one that is twice as wide. */
const columns: Record<number, string> = {
  2: "sm:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  5: "sm:grid-cols-2 lg:grid-cols-3 sm:*:first:col-span-2",
  6: "sm:grid-cols-2 lg:grid-cols-3",
};

export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container>
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <h2 id={`${id}-title`} className="max-w-[18ch] text-title wrap-break-word">
            {content.title}
          </h2>
          {content.lead && (
            <p className="max-w-[50ch] text-lead text-muted wrap-break-word">{content.lead}</p>
          )}
        </div>
        <ul
          role="list"
          className={`mt-12 grid grid-cols-1 gap-x-10 gap-y-10 lg:mt-16 lg:gap-y-14 ${columns[content.items.length] ?? ""}`}
        >
          {content.items.map((item) => (
            <Column key={item.title} item={item} />
          ))}
        </ul>
      </Container>
    </section>
  );
}

function Column({ item }: { item: FeaturesContent["items"][number] }) {
  return (
    <li className="flex flex-col border-t-2 border-ink pt-5 wrap-break-word">
      <h3 className="text-heading">{item.title}</h3>
      {item.text && <p className="mt-3 max-w-[58ch] text-muted">{item.text}</p>}
      {item.detail && (
        <ul
          role="list"
          className="mt-4 flex flex-wrap gap-x-6 gap-y-1 font-mono text-small text-brand"
        >
          {item.detail.split(" · ").map((part) => (
            <li key={part} className="min-w-0">
              {part}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
