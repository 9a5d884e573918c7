import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { Portrait } from "@/components/ui/Portrait";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, SpeakersContent } from "@/content/types";

type Person = SpeakersContent["people"][number];

/** How wide they are, by their number: the first is twice as wide where the grid then has no hole. */
const grids: Record<number, string> = {
  1: "lg:grid-cols-4 *:first:col-span-2",
  2: "lg:grid-cols-4 lg:*:col-span-2",
  3: "lg:grid-cols-4 *:first:col-span-2",
  4: "lg:grid-cols-4",
  5: "lg:grid-cols-6 *:first:col-span-2 lg:*:nth-[-n+2]:col-span-3 lg:*:nth-[n+3]:col-span-2",
  6: "lg:grid-cols-4 *:first:col-span-2 *:last:col-span-2",
  7: "lg:grid-cols-4 *:first:col-span-2",
  8: "lg:grid-cols-4",
  9: "lg:grid-cols-3 max-lg:*:first:col-span-2",
  10: "lg:grid-cols-4 *:first:col-span-2 *:last:col-span-2",
  11: "lg:grid-cols-4 *:first:col-span-2",
  12: "lg:grid-cols-4",
};

export default function Speakers({ id, content }: SectionProps<SpeakersContent>) {
  const { title, lead, people, note, action } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={title} lead={lead} />
        <ul
          role="list"
          className={`mt-10 grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:mt-14 lg:gap-y-12 ${grids[people.length] ?? ""}`}
        >
          {people.map((person) => (
            <Card key={person.name} person={person} />
          ))}
        </ul>
        {(note ?? action) && (
          <div className="mt-10 flex flex-wrap items-center gap-x-10 gap-y-5 lg:mt-14">
            {action && (
              <ButtonLink href={action.href} look="quiet">
                {action.label}
              </ButtonLink>
            )}
            {note && <p className="measure-52 text-muted">{note}</p>}
          </div>
        )}
      </Container>
    </section>
  );
}

function Card({ person }: { person: Person }) {
  return (
    <li>
      <Portrait
        name={person.name}
        image={person.image}
        className="h-48 w-full rounded-card sm:h-72 lg:h-80"
      />
      <h3 className="mt-4 text-lg leading-snug sm:text-heading">{person.name}</h3>
      {person.role && <p className="text-small text-muted sm:text-base">{person.role}</p>}
      {person.talk && <p className="mt-2 measure-40 font-medium">{person.talk}</p>}
      {person.text && <p className="mt-2 measure-48 text-small text-muted">{person.text}</p>}
      {person.time && <p className="mt-1 text-small text-brand tabular-nums">{person.time}</p>}
    </li>
  );
}
