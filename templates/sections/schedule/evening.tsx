import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ScheduleContent, SectionProps } from "@/content/types";

type Day = ScheduleContent["days"][number];

export default function Schedule({ id, content }: SectionProps<ScheduleContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        {content.days.map((day, index) => (
          <Evening key={index} day={day} />
        ))}
        {content.note && <p className="mt-8 text-small text-deep-muted">{content.note}</p>}
      </Container>
    </section>
  );
}

function Evening({ day }: { day: Day }) {
  return (
    <div className="mt-10 lg:mt-16">
      {day.name && (
        <div className="mb-4 flex flex-wrap items-baseline gap-x-6">
          <h3 className="text-heading text-deep-brand">
            {day.date ? <time dateTime={day.date}>{day.name}</time> : day.name}
          </h3>
          {day.note && <p className="text-deep-muted">{day.note}</p>}
        </div>
      )}
      <ol role="list" className="border-b border-deep-line">
        {day.items.map((item, index) => (
          <Hour key={index} item={item} />
        ))}
      </ol>
    </div>
  );
}

/** The time is the picture: as large as it can be, beside what happens then. */
function Hour({ item }: { item: Day["items"][number] }) {
  const long = item.time.length > 8 || item.pause;
  const large = long ? "text-title" : "text-title sm:text-hero sm:leading-none";
  const people = [item.who, item.place].filter((it) => it !== undefined);
  return (
    <li
      className={`grid grid-cols-1 items-center gap-x-12 gap-y-2 border-t border-deep-line md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] ${item.pause ? "py-4" : "py-6 lg:py-8"}`}
    >
      <p
        className={`font-display font-(--display-weight) tracking-(--display-tracking) tabular-nums ${large} ${item.pause ? "text-deep-muted" : "text-deep-brand"}`}
      >
        {item.time}
        {item.end && (
          <span className="text-heading tracking-normal text-deep-muted"> – {item.end}</span>
        )}
      </p>
      <div>
        <p
          className={
            item.pause ? "text-deep-muted" : "font-display text-heading font-(--display-weight)"
          }
        >
          {item.title}
        </p>
        {item.text && <p className="mt-1 measure-52 text-deep-muted">{item.text}</p>}
        {people.length > 0 && <p className="mt-1.5 text-small">{people.join(" · ")}</p>}
      </div>
    </li>
  );
}
