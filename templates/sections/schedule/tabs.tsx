import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ScheduleContent, SectionProps } from "@/content/types";

type Day = ScheduleContent["days"][number];

/** A day is shown while the radio button of its place in the row is checked; in print all are. */
const shown = [
  "hidden group-has-[label:nth-of-type(1)>:checked]/days:block print:block",
  "hidden group-has-[label:nth-of-type(2)>:checked]/days:block print:block",
  "hidden group-has-[label:nth-of-type(3)>:checked]/days:block print:block",
  "hidden group-has-[label:nth-of-type(4)>:checked]/days:block print:block",
];

export default function Schedule({ id, content }: SectionProps<ScheduleContent>) {
  const many = content.days.length > 1;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="group/days wrap-break-word">
        <div className="flex flex-wrap items-end justify-between gap-x-10 gap-y-8">
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          {many && <Tabs id={id} days={content.days} />}
        </div>
        <div className="mt-8 rounded-card bg-surface px-5 py-8 shadow-panel ring-1 ring-line sm:px-10 sm:py-12 lg:mt-12 lg:px-14">
          {content.days.map((day, index) => (
            <div key={index} className={many ? shown[index] : ""}>
              <Sheet day={day} />
            </div>
          ))}
        </div>
        {content.note && <p className="mt-5 text-small text-muted">{content.note}</p>}
      </Container>
    </section>
  );
}

/** Radio buttons that look like tabs: they work without a script. */
function Tabs({ id, days }: { id: string; days: Day[] }) {
  return (
    <fieldset
      aria-labelledby={`${id}-title`}
      className="flex max-w-full flex-wrap gap-1 rounded-control bg-surface p-1 ring-1 ring-line print:hidden"
    >
      {days.map((day, index) => (
        <label
          key={index}
          className="flex min-h-11 cursor-pointer items-center rounded-control px-4 py-2 leading-snug outline-offset-2 has-checked:bg-brand has-checked:text-tint has-focus-visible:outline-2 has-focus-visible:outline-brand"
        >
          <input
            type="radio"
            name={`${id}-day`}
            value={index}
            defaultChecked={index === 0}
            className="sr-only"
          />
          {day.name ?? String(index + 1)}
        </label>
      ))}
    </fieldset>
  );
}

function Sheet({ day }: { day: Day }) {
  return (
    <>
      {day.name && (
        <div className="mb-8 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
          <h3 className="text-title">
            {day.date ? <time dateTime={day.date}>{day.name}</time> : day.name}
          </h3>
          {day.note && <p className="text-muted">{day.note}</p>}
        </div>
      )}
      <ol role="list">
        {day.items.map((item, index) => (
          <Point key={index} item={item} />
        ))}
      </ol>
    </>
  );
}

/** A point on the line through the day; a pause is a gap in the line. */
function Point({ item }: { item: Day["items"][number] }) {
  const people = [item.who, item.place].filter((it) => it !== undefined);
  return (
    <li className="group/point grid grid-cols-[1rem_minmax(0,1fr)] gap-x-4 sm:grid-cols-[6.5rem_1rem_minmax(0,1fr)] sm:gap-x-6">
      <p className="col-start-2 text-small text-brand tabular-nums sm:col-start-1 sm:pt-0.5 sm:text-end sm:text-base">
        {item.time}
        {item.end && <span className="sm:block sm:text-small sm:text-muted"> – {item.end}</span>}
      </p>
      <span
        aria-hidden="true"
        className={`relative col-start-1 row-span-2 row-start-1 sm:col-start-2 sm:row-span-1 ${item.pause ? "border-dotted" : ""} ms-1.5 border-s-2 border-line group-last/point:border-transparent`}
      >
        <span
          className={`absolute -start-[0.4375rem] top-1.5 size-3 rounded-full ${item.pause ? "bg-surface ring-2 ring-line" : "bg-brand"}`}
        />
      </span>
      <div className="pb-8 group-last/point:pb-0">
        <p
          className={
            item.pause ? "text-muted" : "font-display text-heading font-(--display-weight)"
          }
        >
          {item.title}
        </p>
        {item.text && <p className="mt-1 measure-58 text-muted">{item.text}</p>}
        {people.length > 0 && <p className="mt-1.5 text-small">{people.join(" · ")}</p>}
      </div>
    </li>
  );
}
