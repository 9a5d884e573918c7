import { Container } from "@/components/ui/Container";
import { Motif } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { FeaturesContent, SectionProps } from "@/content/types";

/** Where the last card goes, by the number of cards: the grid has no hole at any width. */
const lastPlace: Record<number, string> = {
  2: "sm:col-span-2 lg:col-span-1",
  4: "sm:col-span-2 lg:col-span-3",
  5: "lg:col-span-2",
};

export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  const count = content.items.length;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul
          role="list"
          className="mt-10 grid grid-cols-1 gap-3 sm:grid-cols-2 sm:gap-4 lg:mt-14 lg:grid-cols-3"
        >
          {content.items.map((item, index) => {
            if (index === 0) return <LeadCard key={index} item={item} tall={count > 2} />;
            if (index === 5) return <MirrorCard key={index} item={item} />;
            return <Card key={index} item={item} place={placeOf(index, count)} />;
          })}
        </ul>
      </Container>
    </section>
  );
}

function placeOf(index: number, count: number) {
  if (index === count - 1) return lastPlace[count] ?? "";
  return index === 4 ? "lg:col-start-1" : "";
}

/** A large card without a detail: its title at the top and its text at the bottom. */
const spread = "flex grow flex-col justify-between gap-6";

type CardProps = { item: FeaturesContent["items"][number] };

/** A print of what it is stands in its corner; a table of particulars takes its place. */
function LeadCard({ item, tall }: CardProps & { tall: boolean }) {
  const print = item.detail && !isPrice(item.detail) ? undefined : item.motif;
  return (
    <li
      className={`relative isolate flex flex-col justify-between gap-10 overflow-clip rounded-card bg-deep p-6 text-deep-ink wrap-break-word sm:col-span-2 sm:p-9 ${print ? "pb-52 sm:pb-52 lg:pb-9" : ""} ${tall ? "lg:row-span-2 lg:min-h-104" : "lg:min-h-88"}`}
    >
      <div className={item.detail || print ? "" : spread}>
        <h3 className={`text-title ${print ? "measure-16" : "measure-20"}`}>{item.title}</h3>
        {item.text && (
          <p className={`mt-4 text-lg text-deep-muted ${print ? "measure-32" : "measure-52"}`}>
            {item.text}
          </p>
        )}
      </div>
      {item.detail && (
        <Detail
          text={item.detail}
          className="divide-deep-line border-deep-line text-small sm:text-base"
        />
      )}
      {print && (
        <Motif
          name={print}
          seed={item.title}
          cut="fill-deep stroke-deep"
          className="absolute end-5 bottom-5 -z-10 size-44 text-deep-brand lg:end-9 lg:bottom-7 lg:size-64"
        />
      )}
    </li>
  );
}

/** The sixth card answers the first: as large, on the other side. */
function MirrorCard({ item }: CardProps) {
  return (
    <li className="flex flex-col justify-between gap-6 rounded-card bg-tint p-6 wrap-break-word sm:col-span-2 sm:p-7 lg:col-start-2 lg:row-span-2 lg:row-start-3 lg:p-9">
      <div className={item.detail ? "" : spread}>
        <h3 className="measure-20 text-heading lg:text-title">{item.title}</h3>
        {item.text && <p className="mt-2 measure-52 text-muted lg:mt-4 lg:text-lg">{item.text}</p>}
      </div>
      {item.detail && (
        <Detail text={item.detail} className="divide-line border-line text-small sm:text-base" />
      )}
    </li>
  );
}

/** A title alone is set larger, at the foot of a tinted card. */
function Card({ item, place }: CardProps & { place: string }) {
  const bare = !item.text && !item.detail;
  return (
    <li
      className={`flex flex-wrap gap-x-12 gap-y-6 rounded-card p-6 wrap-break-word sm:p-7 ${bare ? "items-end bg-tint" : "bg-surface ring-1 ring-line"} ${place}`}
    >
      <div className="min-w-0 flex-[2_1_14rem]">
        <h3
          className={`text-heading ${bare && item.title.length < 40 ? "sm:text-[calc(var(--text-title)*0.72)] sm:leading-[1.15]" : ""}`}
        >
          {item.title}
        </h3>
        {item.text && <p className="mt-2 measure-60 text-muted">{item.text}</p>}
      </div>
      {item.detail && (
        <Detail
          text={item.detail}
          className="flex-[1_1_14rem] self-end divide-line border-line text-small"
        />
      )}
    </li>
  );
}

/** Whether a detail is one short particular: a price, most often. */
function isPrice(detail: string) {
  return detail.length <= 14 && !detail.includes(" · ");
}

/** A price is set large; another detail is a small table: one row a part, and the value of "label: value" at its end. */
function Detail({ text, className }: { text: string; className: string }) {
  if (isPrice(text)) {
    return (
      <p className="mt-auto self-start font-display text-title leading-none font-(--display-weight) tabular-nums">
        {text}
      </p>
    );
  }
  return (
    <ul role="list" className={`min-w-0 divide-y border-t font-mono tabular-nums ${className}`}>
      {text.split(" · ").map((part) => (
        <li key={part} className="flex flex-wrap justify-between gap-x-4 py-2.5">
          {part.split(": ").map((cell, column) => (
            <span key={column} className="min-w-0">
              {cell}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
