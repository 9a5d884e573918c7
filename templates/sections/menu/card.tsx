import { Container } from "@/components/ui/Container";
import type { MenuContent, SectionProps } from "@/content/types";

type Group = MenuContent["groups"][number];

export default function Menu({ id, content }: SectionProps<MenuContent>) {
  const dishes = content.groups.reduce((sum, group) => sum + group.items.length, 0);
  const wide = content.groups.length > 1 || dishes > 6;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <div
          className={`mx-auto rounded-card bg-surface p-2 shadow-panel ring-1 ring-line wrap-break-word sm:p-3 ${wide ? "max-w-5xl" : "max-w-2xl"}`}
        >
          <div className="rounded-[max(0px,calc(var(--radius-card)-0.625rem))] border-3 border-double border-brand px-5 py-10 sm:px-10 sm:py-14 lg:px-16">
            <header className="text-center">
              <h2 id={`${id}-title`} className="mx-auto measure-20 text-title">
                {content.title}
              </h2>
              {content.lead && <p className="mx-auto mt-4 measure-46 text-muted">{content.lead}</p>}
              <Rule />
            </header>
            <div className={`-mb-10 ${wide ? "gap-x-16 md:columns-2" : ""}`}>
              {content.groups.map((group, index) => (
                <Course key={index} group={group} whole={content.groups.length > 1} />
              ))}
            </div>
          </div>
        </div>
        {content.note && (
          <p className="mx-auto mt-6 measure-60 text-center text-small text-muted wrap-break-word">
            {content.note}
          </p>
        )}
      </Container>
    </section>
  );
}

/** A printer's rule: a diamond between two lines. */
function Rule() {
  return (
    <svg aria-hidden="true" viewBox="0 0 120 10" className="mx-auto my-8 w-30 text-brand">
      <path d="M0 5h50M70 5h50" stroke="currentColor" />
      <path d="M60 0l5 5-5 5-5-5z" fill="currentColor" />
    </svg>
  );
}

/** A course stays in one column, unless it is the only one. */
function Course({ group, whole }: { group: Group; whole: boolean }) {
  return (
    <div className={whole ? "break-inside-avoid" : ""}>
      {group.name && (
        <div className="mb-4 break-after-avoid">
          <h3 className="text-heading text-brand">{group.name}</h3>
          {group.note && <p className="text-small text-muted">{group.note}</p>}
        </div>
      )}
      <dl className="pb-6">
        {group.items.map((item) => (
          <Dish key={item.name} item={item} />
        ))}
      </dl>
    </div>
  );
}

/** A line of the card: the dish, dots, and the price at the end, below where the two have no room together. */
function Dish({ item }: { item: Group["items"][number] }) {
  return (
    <div className="flex break-inside-avoid flex-wrap items-end gap-x-3 pb-4">
      <dt className="flex min-w-0 grow basis-[min-content] items-baseline gap-x-3 [overflow-wrap:break-word]">
        <span className="min-w-0 font-medium">{item.name}</span>
        {item.price && (
          <span
            aria-hidden="true"
            className="min-w-4 flex-1 border-b-2 border-dotted border-muted"
          />
        )}
      </dt>
      {item.price && (
        <dd className="ms-auto max-w-32 text-end font-medium text-brand tabular-nums">
          {item.price}
        </dd>
      )}
      {item.text && <dd className="w-full measure-46 text-small text-muted">{item.text}</dd>}
      {item.marks && <dd className="w-full text-small text-brand">{item.marks.join(" · ")}</dd>}
    </div>
  );
}
