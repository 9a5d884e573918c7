import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import type { SectionProps, SpeakersContent } from "@/content/types";

type Person = SpeakersContent["people"][number];

export default function Speakers({ id, content }: SectionProps<SpeakersContent>) {
  const { title, lead, people, note, action } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container className="wrap-break-word">
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <h2 id={`${id}-title`} className="measure-24 text-heading text-deep-muted">
            {title}
          </h2>
          {lead && <p className="measure-46 text-deep-muted">{lead}</p>}
        </div>
        <ol role="list" className="mt-8 lg:mt-12">
          {people.map((person, index) => (
            <Name key={person.name} person={person} large={index < 3} />
          ))}
        </ol>
        {(note ?? action) && (
          <div className="mt-10 flex flex-wrap items-center justify-between gap-x-10 gap-y-5">
            {note && <p className="measure-52 text-deep-muted">{note}</p>}
            {action && (
              <ButtonLink href={action.href} look="deep">
                {action.label}
              </ButtonLink>
            )}
          </div>
        )}
      </Container>
    </section>
  );
}

/** A line of the bill: the name, and beside it what there is to know. */
function Name({ person, large }: { person: Person; large: boolean }) {
  const facts = [person.role, person.talk, person.time].filter((it) => it !== undefined);
  return (
    <li className="grid grid-cols-1 items-baseline gap-x-10 gap-y-1 border-t border-deep-line py-4 last:border-b md:grid-cols-[minmax(0,8fr)_minmax(0,4fr)] lg:py-5">
      <h3
        className={`tracking-(--display-tracking) ${large ? "text-title sm:text-hero" : "text-title"}`}
      >
        {person.name}
      </h3>
      {facts.length > 0 && (
        <p className="text-small text-deep-brand sm:text-base">
          {facts.map((it) => (
            <span key={it} className="block not-first:text-deep-muted">
              {it}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
