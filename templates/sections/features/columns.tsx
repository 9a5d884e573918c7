import { Container } from "@/components/ui/Container";
import { Motif } from "@/components/ui/Picture";
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
  const { title, lead, items } = content;
  const bare = items.every((item) => !item.text);
  // Names of which few are explained are large, and two of them fill a row.
  const sparse = items.length === 4 && items.filter((item) => item.text).length < 3;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container>
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <h2 id={`${id}-title`} className="measure-18 text-title wrap-break-word">
            {title}
          </h2>
          {lead && <p className="measure-50 text-lead text-muted wrap-break-word">{lead}</p>}
        </div>
        {bare ? (
          <Signs items={items} />
        ) : (
          <ul
            role="list"
            className={`mt-12 grid grid-cols-1 gap-x-10 gap-y-10 lg:mt-16 lg:gap-y-14 ${sparse ? "sm:grid-cols-2" : (columns[items.length] ?? "")}`}
          >
            {items.map((item) => (
              <Column key={item.title} item={item} large={sparse} />
            ))}
          </ul>
        )}
      </Container>
    </section>
  );
}

type Items = FeaturesContent["items"];

/** Names alone are set large, a line each; each with its print where no two share one. */
function Signs({ items }: { items: Items }) {
  const prints = items.flatMap((item) => item.motif ?? []);
  const own = new Set(prints).size === items.length;
  return (
    <ul role="list" className="mt-10 border-b-2 border-ink lg:mt-14">
      {items.map((item) => (
        <li
          key={item.title}
          className="flex items-center gap-x-6 border-t-2 border-ink py-5 wrap-break-word lg:gap-x-10 lg:py-6"
        >
          {own && item.motif && (
            <Motif
              name={item.motif}
              seed={item.title}
              cut="fill-ground stroke-ground"
              className="size-12 shrink-0 text-brand lg:size-18"
            />
          )}
          <h3
            className={`min-w-0 flex-1 ${item.title.length > 32 ? "text-heading lg:text-title" : "text-title lg:text-[calc(var(--text-title)*1.2)] lg:leading-[1.1]"}`}
          >
            {item.title}
          </h3>
          {item.detail && (
            <p className="max-w-[45%] text-end font-display text-heading font-(--display-weight) text-brand tabular-nums lg:text-title">
              {item.detail}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Column({ item, large }: { item: Items[number]; large: boolean }) {
  return (
    <li className="flex flex-col border-t-2 border-ink pt-5 wrap-break-word">
      <h3
        className={
          large
            ? "text-heading lg:text-[calc(var(--text-title)*0.82)] lg:leading-[1.2]"
            : "text-heading"
        }
      >
        {item.title}
      </h3>
      {item.text && <p className="mt-3 measure-58 text-muted">{item.text}</p>}
      {item.detail && <Detail text={item.detail} />}
    </li>
  );
}

/** One short particular, a price most often, is set large; several are short lines. */
function Detail({ text }: { text: string }) {
  if (text.length <= 14) {
    return (
      <p className="mt-auto pt-4 font-display text-heading font-(--display-weight) text-brand tabular-nums">
        {text}
      </p>
    );
  }
  return (
    <ul role="list" className="mt-4 flex flex-wrap gap-x-6 gap-y-1 font-mono text-small text-brand">
      {text.split(" · ").map((part) => (
        <li key={part} className="min-w-0">
          {part}
        </li>
      ))}
    </ul>
  );
}
