import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { MenuContent, SectionProps } from "@/content/types";

type Group = MenuContent["groups"][number];

/** A column of names at the start and the dishes beside it. */
const rows = "grid grid-cols-1 gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,4fr)_minmax(0,9fr)]";

export default function Menu({ id, content }: SectionProps<MenuContent>) {
  const heading = <SectionHeading id={id} title={content.title} lead={content.lead} />;
  const only = content.groups.length === 1 ? content.groups[0] : undefined;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container className="wrap-break-word">
        {only ? (
          <div className={rows}>
            <div className="lg:sticky lg:top-28 lg:self-start">{heading}</div>
            <div>
              <CourseName group={only} />
              <Dishes items={only.items} />
            </div>
          </div>
        ) : (
          <>
            {heading}
            <div className="mt-12 grid grid-cols-1 gap-14 lg:mt-16 lg:gap-20">
              {content.groups.map((group, index) => (
                <div key={index} className={rows}>
                  <div className="lg:sticky lg:top-28 lg:self-start">
                    <CourseName group={group} />
                  </div>
                  <Dishes items={group.items} />
                </div>
              ))}
            </div>
          </>
        )}
        {content.note && (
          <p className="mt-10 border-s-2 border-brand ps-4 text-small text-muted">{content.note}</p>
        )}
      </Container>
    </section>
  );
}

function CourseName({ group }: { group: Group }) {
  if (!group.name) return null;
  const long = group.name.split(" ").some((word) => word.length > 10);
  return (
    <>
      <h3 className={`text-brand ${long ? "text-heading sm:text-[1.75rem]" : "text-title"}`}>
        {group.name}
      </h3>
      {group.note && <p className="mt-1 measure-30 text-muted">{group.note}</p>}
    </>
  );
}

function Dishes({ items }: { items: Group["items"] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-10 sm:grid-cols-2">
      {items.map((item) => (
        <div
          key={item.name}
          className="grid grid-cols-[minmax(0,1fr)_auto] content-start gap-x-4 gap-y-1 border-t border-line py-4"
        >
          <dt className="text-lg leading-snug font-medium">{item.name}</dt>
          {item.price && (
            <dd className="max-w-44 text-end text-lg leading-snug text-brand tabular-nums">
              {item.price}
            </dd>
          )}
          {item.text && <dd className="col-span-2 text-muted">{item.text}</dd>}
          {item.marks && (
            <dd className="col-span-2 flex flex-wrap gap-2 pt-1">
              {item.marks.map((mark) => (
                <span key={mark} className="rounded-chip bg-tint px-2.5 py-0.5 text-small">
                  {mark}
                </span>
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
