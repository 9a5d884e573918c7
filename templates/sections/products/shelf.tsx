import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ProductsContent, SectionProps } from "@/content/types";

type Item = ProductsContent["items"][number];

/** How many stand side by side, by their number: no shelf is left half empty if it can be helped. */
const boards: Record<number, string> = {
  1: "max-w-md",
  2: "min-[22rem]:grid-cols-2 max-w-3xl",
  3: "min-[22rem]:grid-cols-2 lg:grid-cols-3 min-[22rem]:max-lg:*:last:col-span-2",
  4: "min-[22rem]:grid-cols-2 lg:grid-cols-4",
  5: "min-[22rem]:grid-cols-2 lg:grid-cols-6 min-[22rem]:max-lg:*:last:col-span-2 lg:*:col-span-2 lg:*:nth-4:col-span-3 lg:*:nth-5:col-span-3",
  6: "min-[22rem]:grid-cols-2 lg:grid-cols-3",
  7: "min-[22rem]:grid-cols-2 lg:grid-cols-12 min-[22rem]:max-lg:*:last:col-span-2 lg:*:col-span-3 lg:*:nth-[n+5]:col-span-4",
  8: "min-[22rem]:grid-cols-2 lg:grid-cols-4",
  9: "min-[22rem]:grid-cols-2 lg:grid-cols-3 min-[22rem]:max-lg:*:last:col-span-2",
};

export default function Products({ id, content }: SectionProps<ProductsContent>) {
  const { title, lead, items, note, action } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="wrap-break-word">
        <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-6">
          <SectionHeading id={id} title={title} lead={lead} />
          {action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
        </div>
        <ul role="list" className={`mt-10 grid grid-cols-1 lg:mt-14 ${boards[items.length] ?? ""}`}>
          {items.map((item, index) => (
            <Place key={index} item={item} index={index} />
          ))}
        </ul>
        {note && <p className="measure-60 text-small text-muted">{note}</p>}
      </Container>
    </section>
  );
}

/** A thing on the board and the label on the board's edge. */
function Place({ item, index }: { item: Item; index: number }) {
  return (
    <li className="row-span-2 grid grid-cols-1 grid-rows-subgrid gap-y-0">
      <div className="flex items-end justify-center border-b-6 border-brand px-3 pt-2 sm:px-6">
        <Picture
          image={item.image}
          motif={item.motif}
          seed={item.name}
          paper={index}
          className="h-40 w-full max-w-72 rounded-t-card sm:h-60"
        />
      </div>
      <div className="px-1 pb-10 sm:px-6">
        {item.price && (
          <p className="inline-flex max-w-full flex-wrap items-baseline gap-x-1.5 rounded-b-control bg-surface px-2 py-1.5 sm:px-3 ring-1 ring-line">
            <span
              className={`tabular-nums ${item.price.length > 9 ? "text-base font-semibold" : "font-display text-lg font-(--display-weight)"}`}
            >
              {item.price}
            </span>
            {item.unit && <span className="text-small text-muted">{item.unit}</span>}
          </p>
        )}
        <h3 className="mt-3 text-lg leading-snug sm:text-heading">{item.name}</h3>
        {item.text && <p className="mt-1 measure-40 text-muted">{item.text}</p>}
        {item.action && (
          <a
            href={item.action.href}
            className="mt-1 inline-flex min-h-11 items-center font-medium text-brand underline underline-offset-4 hover:decoration-2"
          >
            {item.action.label}
          </a>
        )}
      </div>
    </li>
  );
}
