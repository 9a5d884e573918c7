import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { FeaturesContent, SectionProps } from "@/content/types";

export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  const { title, lead, motif, items } = content;
  const bare = items.every((item) => !item.text && !isLong(item));
  const long = items.some((item) => item.title.length > 36);
  const priced = items.some((item) => item.detail && !isLong(item));
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)] lg:gap-20">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={title} lead={lead} />
          {motif && (
            <Picture
              motif={motif}
              seed={`${title} ${id}`}
              paper={2}
              className="mt-8 h-44 w-full rounded-card p-4 sm:w-80 lg:h-56"
            />
          )}
        </div>
        <ul role="list" className="border-t-2 border-ink">
          {items.map((item) =>
            bare ? (
              <Line key={item.title} item={item} few={items.length < 4} long={long} />
            ) : (
              <Row key={item.title} item={item} priced={priced} />
            ),
          )}
        </ul>
      </Container>
    </section>
  );
}

type Item = FeaturesContent["items"][number];

/** Whether the particular of an item is more than stands at the end of its line. */
function isLong({ detail }: Item) {
  return detail !== undefined && detail.length > 14;
}

const value = "text-end font-display font-(--display-weight) text-brand tabular-nums";

/** A name alone is as large as the longest of them allows, with what it costs at the end. */
function Line({ item, few, long }: { item: Item; few: boolean; long: boolean }) {
  const size = long
    ? "text-heading sm:text-[calc(var(--text-title)*0.72)]"
    : few
      ? "text-heading sm:text-title"
      : "text-heading sm:text-[calc(var(--text-title)*0.82)]";
  return (
    <li
      className={`flex items-baseline justify-between gap-x-8 border-b border-line wrap-break-word ${few ? "py-6 lg:py-9" : "py-5 lg:py-6"}`}
    >
      <h3 className={`min-w-0 ${size} sm:leading-[1.2]`}>{item.title}</h3>
      {item.detail && <p className={`${size} ${value}`}>{item.detail}</p>}
    </li>
  );
}

/** A name, what is said of it, and its price at the end of the line; on a phone the price stays beside the name. */
function Row({ item, priced }: { item: Item; priced: boolean }) {
  const { title, text, detail } = item;
  const short = detail !== undefined && !isLong(item);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-8 gap-y-2 border-b border-line py-7 wrap-break-word sm:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_minmax(0,2fr)]">
      <h3
        className={`text-heading ${short ? "" : "col-span-2"} ${text || detail ? "sm:col-span-1" : "sm:col-span-3"}`}
      >
        {title}
      </h3>
      {short && (
        <p className={`max-w-40 text-heading sm:col-start-3 sm:row-start-1 ${value}`}>{detail}</p>
      )}
      <div
        className={`col-span-2 empty:hidden sm:col-start-2 sm:row-start-1 ${priced ? "sm:col-span-1" : ""}`}
      >
        {text && <p className="text-muted">{text}</p>}
        {detail && !short && (
          <ul role="list" className="mt-4 grid grid-cols-1 gap-1 font-mono text-small first:mt-0">
            {detail.split(" · ").map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
