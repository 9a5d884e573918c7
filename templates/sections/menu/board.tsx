import { Container } from "@/components/ui/Container";
import type { MenuContent, SectionProps } from "@/content/types";

type Group = MenuContent["groups"][number];

export default function Menu({ id, content }: SectionProps<MenuContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container className="wrap-break-word">
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <h2 id={`${id}-title`} className="measure-22 text-title">
            {content.title}
          </h2>
          {content.lead && <p className="measure-46 text-deep-muted">{content.lead}</p>}
        </div>
        {content.groups.map((group, index) => (
          <Board key={index} group={group} />
        ))}
        {content.note && (
          <p className="mt-8 measure-60 text-small text-deep-muted lg:mt-10">{content.note}</p>
        )}
      </Container>
    </section>
  );
}

function Board({ group }: { group: Group }) {
  return (
    <div className="mt-10 lg:mt-14">
      {group.name && (
        <div className="mb-3 flex flex-wrap items-baseline gap-x-4">
          <h3 className="text-heading text-deep-brand">{group.name}</h3>
          {group.note && <p className="text-small text-deep-muted">{group.note}</p>}
        </div>
      )}
      <dl className="border-b border-deep-line">
        {group.items.map((item) => (
          <Line key={item.name} item={item} />
        ))}
      </dl>
    </div>
  );
}

/** One line of chalk: the dish as large as the board allows, what is in it, and what it costs. */
function Line({ item }: { item: Group["items"][number] }) {
  const size =
    (item.price ?? "").length > 8 ? "max-w-48 text-base sm:text-lg" : "text-heading sm:text-title";
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-t border-deep-line py-4 lg:grid lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)_minmax(6rem,auto)] lg:gap-x-10 lg:py-5">
      <dt className="min-w-0 grow basis-[min-content] [overflow-wrap:break-word] font-display text-heading leading-tight font-(--display-weight) tracking-(--display-tracking) sm:text-title">
        {item.name}
      </dt>
      {item.price && (
        <dd
          className={`ms-auto text-end font-display leading-tight font-(--display-weight) text-deep-brand tabular-nums lg:col-start-3 ${size}`}
        >
          {item.price}
        </dd>
      )}
      {(item.text ?? item.marks) && (
        <dd className="w-full measure-40 text-deep-muted lg:col-start-2 lg:row-start-1">
          {item.text}
          {item.marks && <span className="block text-deep-brand">{item.marks.join(" · ")}</span>}
        </dd>
      )}
    </div>
  );
}
