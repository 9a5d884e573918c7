import { Container } from "@/components/ui/Container";
import { Field, Motif } from "@/components/ui/Picture";
import type { FeaturesContent, SectionProps } from "@/content/types";

/** Columns by the number of items: each is a column of two fields. */
const columns: Record<number, string> = {
  2: "lg:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "lg:grid-cols-4",
  5: "lg:grid-cols-6 lg:*:col-span-2 lg:*:nth-4:col-span-3 lg:*:nth-5:col-span-3",
  6: "lg:grid-cols-3",
};

const papers = [
  { ground: "bg-brand text-tint", cut: "fill-brand stroke-brand" },
  { ground: "bg-tint text-brand", cut: "fill-tint stroke-tint" },
  { ground: "bg-deep text-deep-brand", cut: "fill-deep stroke-deep" },
];

/** A chequered band from edge to edge: words on one field, a print on the next. */
export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  const { title, lead, motif, items } = content;
  const across = items.length > 4 ? 3 : items.length;
  const prints = items.map((item) => item.motif ?? motif ?? "form");
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground pt-section">
      <Container className="grid grid-cols-1 items-end gap-x-16 gap-y-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <h2 id={`${id}-title`} className="measure-20 text-title wrap-break-word">
          {title}
        </h2>
        {lead && <p className="measure-50 text-lead text-muted wrap-break-word">{lead}</p>}
      </Container>
      <ul
        role="list"
        className={`mt-10 grid grid-cols-1 border-y border-line lg:mt-14 lg:auto-rows-[minmax(17rem,auto)] ${columns[items.length] ?? ""}`}
      >
        {items.map((item, index) => (
          <li
            key={item.title}
            className="grid grid-cols-[minmax(0,1fr)_8rem] border-b border-line last:border-b-0 even:grid-cols-[8rem_minmax(0,1fr)] sm:grid-cols-2 sm:even:grid-cols-2 lg:row-span-2 lg:grid-cols-1 lg:grid-rows-subgrid lg:border-b-0 lg:even:grid-cols-1"
          >
            <Words
              item={item}
              className={`${index % 2 ? "max-lg:order-last" : ""} ${(index % across) % 2 ? "lg:order-last" : ""}`}
            />
            <Print
              name={prints[index] ?? "form"}
              again={prints.indexOf(prints[index] ?? "form") < index}
              seed={item.title}
              paper={index}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type WordsProps = { item: FeaturesContent["items"][number]; className: string };

/** A title alone is as large as its field allows. */
function Words({ item, className }: WordsProps) {
  const { title, text, detail } = item;
  const large = !text && title.length < 40;
  return (
    <div
      className={`flex min-w-0 flex-col gap-y-3 bg-surface p-5 wrap-break-word sm:p-8 xl:p-10 ${className}`}
    >
      <h3
        className={`text-heading ${large ? "sm:text-[calc(var(--text-title)*0.78)] sm:leading-[1.15]" : ""}`}
      >
        {title}
      </h3>
      {text && <p className="measure-48 text-muted">{text}</p>}
      {detail && (
        <ul
          role="list"
          className={`mt-auto pt-3 text-brand tabular-nums ${detail.length > 14 ? "font-mono text-small" : "font-display text-heading font-(--display-weight)"}`}
        >
          {detail.split(" · ").map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type PrintProps = { name: string; again: boolean; seed: string; paper: number };

/** What was printed before comes again as a pattern. */
function Print({ name, again, seed, paper }: PrintProps) {
  const { ground, cut } = papers[paper % papers.length] ?? { ground: "", cut: "" };
  return (
    <div
      className={`relative grid min-h-32 place-items-center overflow-clip sm:min-h-56 ${ground}`}
    >
      {again ? (
        <Field
          motif={name}
          seed={seed}
          cut={cut}
          repeat={128}
          className="absolute inset-0 size-full"
        />
      ) : (
        <Motif name={name} seed={seed} cut={cut} className="size-20 sm:size-40 lg:size-48" />
      )}
    </div>
  );
}
