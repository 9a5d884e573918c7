import { ArrowUpRight, Mail, MapPin, Phone } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { Link, LocationHoursContent, SectionProps } from "@/content/types";

export default function LocationHours({ id, content }: SectionProps<LocationHoursContent>) {
  const hasHours = content.hours.length > 0;
  const hasCard = content.address.length > 0 || content.contacts.length > 0 || content.note;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-2">
        <div className={hasHours ? "flex flex-col justify-between gap-10" : "contents"}>
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          {hasCard && <AddressCard content={content} />}
        </div>
        {hasHours && <Plate name={content.address[0]} hours={content.hours} />}
      </Container>
    </section>
  );
}

type PlateProps = { name: string | undefined; hours: LocationHoursContent["hours"] };

/** The sign on the door: the name of the place and a line for each day. */
function Plate({ name, hours }: PlateProps) {
  const few = hours.length < 3 && hours.every((line) => line.time.length < 16);
  return (
    <div className="rounded-card bg-deep p-2 text-deep-ink wrap-break-word">
      <div
        className={`flex h-full flex-col gap-10 rounded-[max(0px,calc(var(--radius-card)-0.5rem))] border border-deep-line p-5 sm:p-9 ${name ? "justify-between" : "justify-center"}`}
      >
        {name && <p className="font-display text-title font-(--display-weight)">{name}</p>}
        <dl className="grid grid-cols-1 gap-4 text-lead tabular-nums lg:gap-5">
          {hours.map((line) => (
            <div
              key={line.days}
              className={`flex flex-wrap items-baseline gap-x-4 ${line.closed ? "text-deep-muted" : ""}`}
            >
              <dt className={few ? "w-full text-deep-muted" : ""}>{line.days}</dt>
              {!few && (
                <span
                  aria-hidden="true"
                  className="min-w-4 flex-1 border-b border-dotted border-current opacity-50"
                />
              )}
              <dd
                className={
                  few ? "font-display text-title font-(--display-weight) text-deep-brand" : ""
                }
              >
                {line.time}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

function AddressCard({ content }: { content: LocationHoursContent }) {
  return (
    <div className="grid grid-cols-1 gap-5 rounded-card bg-surface p-6 ring-1 ring-line wrap-break-word sm:p-8">
      <address className="flex flex-wrap gap-x-10 gap-y-5 not-italic empty:hidden">
        {content.address.length > 0 && (
          <div className="flex max-w-full gap-3">
            <MapPin aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-brand" />
            <p className="min-w-0">
              {content.address.map((line) => (
                <span key={line} className="block first:font-medium">
                  {line}
                </span>
              ))}
            </p>
          </div>
        )}
        {content.contacts.length > 0 && (
          <ul role="list" className="-my-2.5 max-w-full">
            {content.contacts.map((contact) => (
              <li key={contact.href}>
                <ContactLink contact={contact} />
              </li>
            ))}
          </ul>
        )}
      </address>
      {content.note && <p className="text-small text-muted">{content.note}</p>}
    </div>
  );
}

function ContactLink({ contact }: { contact: Link }) {
  return (
    <a
      href={contact.href}
      className="flex min-h-11 gap-3 py-2.5 underline-offset-4 hover:underline"
    >
      <ContactIcon href={contact.href} />
      <span className="min-w-0">{contact.label}</span>
    </a>
  );
}

function ContactIcon({ href }: { href: string }) {
  const look = "mt-0.5 size-5 shrink-0 text-brand";
  if (href.startsWith("tel:")) return <Phone aria-hidden="true" className={look} />;
  if (href.startsWith("mailto:")) return <Mail aria-hidden="true" className={look} />;
  return <ArrowUpRight aria-hidden="true" className={look} />;
}
