import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { Portrait } from "@/components/ui/Portrait";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, SpeakersContent } from "@/content/types";

type Person = SpeakersContent["people"][number];

export default function Speakers({ id, content }: SectionProps<SpeakersContent>) {
  const { title, lead, people, note, action } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container className="grid grid-cols-1 gap-x-20 gap-y-10 wrap-break-word lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={title} lead={lead} />
          {note && <p className="mt-6 measure-44 text-small text-muted">{note}</p>}
          {action && (
            <ButtonLink href={action.href} look="quiet" className="mt-8">
              {action.label}
            </ButtonLink>
          )}
        </div>
        <ul role="list">
          {people.map((person) => (
            <Talk key={person.name} person={person} />
          ))}
        </ul>
      </Container>
    </section>
  );
}

function Talk({ person }: { person: Person }) {
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-5 border-t border-line py-6 last:border-b sm:grid-cols-[5rem_minmax(0,1fr)] sm:gap-x-7 sm:py-8">
      <Portrait
        name={person.name}
        image={person.image}
        className="size-14 rounded-full sm:size-20"
      />
      <div>
        {person.time && <p className="text-small text-brand tabular-nums">{person.time}</p>}
        <h3 className="text-heading">{person.talk ?? person.name}</h3>
        <p className="mt-1">
          {person.talk && <span className="font-medium">{person.name}</span>}
          {person.talk && person.role && <span className="text-muted"> · </span>}
          {person.role && <span className="text-muted">{person.role}</span>}
        </p>
        {person.text && <p className="mt-2 measure-56 text-muted">{person.text}</p>}
      </div>
    </li>
  );
}
