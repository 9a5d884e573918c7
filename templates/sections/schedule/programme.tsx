import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ScheduleContent, SectionProps } from "@/content/types";

type Day = ScheduleContent["days"][number];

const rows = "grid grid-cols-1 gap-x-16 gap-y-6 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]";
const aside = "lg:sticky lg:top-28 lg:self-start";

export default function Schedule({ id, content }: SectionProps<ScheduleContent>) {
  const heading = <SectionHeading id={id} title={content.title} lead={content.lead} />;
  const only = content.days.length === 1 ? content.days[0] : undefined;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container className="wrap-break-word">
        {only ? (
          <div className={rows}>
            <div className={aside}>
              {heading}
              <DayName day={only} className="mt-8" />
            </div>
            <Lines items={only.items} />
          </div>
        ) : (
          <>
            {heading}
            {content.days.map((day, index) => (
              <div key={index} className={`mt-14 lg:mt-20 ${rows}`}>
                <DayName day={day} className={aside} />
                <Lines items={day.items} />
              </div>
            ))}
          </>
        )}
        {content.note && <p className="mt-8 text-small text-muted lg:text-end">{content.note}</p>}
      </Container>
    </section>
  );
}

function DayName({ day, className }: { day: Day; className: string }) {
  if (!day.name) return null;
  return (
    <div className={className}>
      <h3 className="text-title text-brand">
        {day.date ? <time dateTime={day.date}>{day.name}</time> : day.name}
      </h3>
      {day.note && <p className="mt-2 text-muted">{day.note}</p>}
    </div>
  );
}

function Lines({ items }: { items: Day["items"] }) {
  return (
    <ol role="list" className="border-t-2 border-ink">
      {items.map((item, index) => (
        <li
          key={index}
          className={`grid grid-cols-1 gap-x-8 border-b border-line sm:grid-cols-[8.5rem_minmax(0,1fr)] ${item.pause ? "py-2.5 text-muted" : "py-6"}`}
        >
          <p className={`tabular-nums ${item.pause ? "" : "text-lg leading-snug text-brand"}`}>
            {item.time}
            {item.end && ` – ${item.end}`}
          </p>
          {item.pause ? <p>{item.title}</p> : <Point item={item} />}
        </li>
      ))}
    </ol>
  );
}

function Point({ item }: { item: Day["items"][number] }) {
  const people = [item.who, item.place].filter((it) => it !== undefined);
  return (
    <div>
      <p className="font-display text-heading font-(--display-weight)">{item.title}</p>
      {item.text && <p className="mt-1.5 measure-58 text-muted">{item.text}</p>}
      {people.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-3 text-small">
          {people.map((it, index) => (
            <span
              key={it}
              className={index > 0 ? "border-s border-line ps-3 text-muted" : "font-medium"}
            >
              {it}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
