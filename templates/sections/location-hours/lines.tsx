import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { LocationHoursContent, SectionProps } from "@/content/types";

export default function LocationHours({ id, content }: SectionProps<LocationHoursContent>) {
  const hasAddress = content.address.length > 0 || content.contacts.length > 0;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        {content.hours.length > 0 && <Hours hours={content.hours} />}
        {(hasAddress || content.note) && (
          <div className="mt-10 grid grid-cols-1 gap-x-16 gap-y-8 wrap-break-word lg:mt-14 lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)]">
            {hasAddress && <Address content={content} />}
            {content.note && <p className="measure-50 text-deep-muted">{content.note}</p>}
          </div>
        )}
      </Container>
    </section>
  );
}

function Hours({ hours }: { hours: LocationHoursContent["hours"] }) {
  return (
    <dl className="mt-10 border-t border-deep-line font-display text-heading font-(--display-weight) tabular-nums sm:text-title lg:mt-14">
      {hours.map((line) => (
        <div
          key={line.days}
          className={`flex flex-wrap justify-between gap-x-8 border-b border-deep-line py-4 wrap-break-word ${line.closed ? "text-deep-muted" : ""}`}
        >
          <dt>{line.days}</dt>
          <dd className={line.closed ? "" : "text-deep-brand"}>{line.time}</dd>
        </div>
      ))}
    </dl>
  );
}

function Address({ content }: { content: LocationHoursContent }) {
  return (
    <address className="grid grid-cols-1 gap-x-16 gap-y-6 text-lg not-italic sm:grid-cols-2">
      {content.address.length > 0 && (
        <p>
          {content.address.map((line) => (
            <span key={line} className="block first:font-medium">
              {line}
            </span>
          ))}
        </p>
      )}
      {content.contacts.length > 0 && (
        <ul role="list" className="-mt-2">
          {content.contacts.map((contact) => (
            <li key={contact.href}>
              <a
                href={contact.href}
                className="flex min-h-11 items-center py-1.5 underline decoration-deep-brand focus-visible:outline-deep-brand underline-offset-4 hover:decoration-2"
              >
                <span className="min-w-0">{contact.label}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </address>
  );
}
