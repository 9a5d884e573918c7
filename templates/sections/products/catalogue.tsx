import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ProductsContent, SectionProps } from "@/content/types";

type Item = ProductsContent["items"][number];

export default function Products({ id, content }: SectionProps<ProductsContent>) {
  const { title, lead, items, note, action } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={title} lead={lead} />
        <ul role="list" className="mt-10 lg:mt-14">
          {items.map((item, index) =>
            index === 0 ? (
              <Spread key={index} item={item} />
            ) : (
              <Row key={index} item={item} index={index} />
            ),
          )}
        </ul>
        {(note ?? action) && (
          <div className="mt-8 flex flex-wrap items-center justify-between gap-x-10 gap-y-5">
            {note && <p className="measure-60 text-small text-muted">{note}</p>}
            {action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
          </div>
        )}
      </Container>
    </section>
  );
}

/** The first page of the catalogue: a picture and everything about one thing. */
function Spread({ item }: { item: Item }) {
  return (
    <li className="grid grid-cols-1 gap-x-16 gap-y-6 pb-10 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:items-end lg:pb-14">
      <Picture
        image={item.image}
        motif={item.motif}
        seed={item.name}
        className="h-72 w-full rounded-card md:h-112"
      />
      <div>
        <h3 className="text-title">{item.name}</h3>
        {item.text && <p className="mt-3 measure-44 text-lead text-muted">{item.text}</p>}
        <Price item={item} className="mt-5 text-title" />
        <Buy item={item} />
      </div>
    </li>
  );
}

function Row({ item, index }: { item: Item; index: number }) {
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-5 gap-y-2 border-t border-line py-5 last:border-b sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:gap-x-8">
      <Picture
        image={item.image}
        motif={item.motif}
        seed={item.name}
        paper={index}
        className="size-18 rounded-control sm:size-24"
      />
      <div>
        <h3 className="text-heading">{item.name}</h3>
        {item.text && <p className="mt-0.5 measure-56 text-muted">{item.text}</p>}
        <Buy item={item} />
      </div>
      <Price
        item={item}
        className="col-start-2 text-heading sm:col-start-3 sm:max-w-48 sm:text-end"
      />
    </li>
  );
}

function Price({ item, className }: { item: Item; className: string }) {
  if (!item.price) return null;
  return (
    <p className={`font-display font-(--display-weight) tabular-nums ${className}`}>
      {item.price}
      {item.unit && (
        <span className="ms-2 font-sans text-small font-normal tracking-normal text-muted">
          {item.unit}
        </span>
      )}
    </p>
  );
}

function Buy({ item }: { item: Item }) {
  if (!item.action) return null;
  return (
    <a
      href={item.action.href}
      className="inline-flex min-h-11 items-center font-medium text-brand underline underline-offset-4 hover:decoration-2"
    >
      {item.action.label}
    </a>
  );
}
