import { Container } from "@/components/ui/Container";
import { Portrait } from "@/components/ui/Portrait";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, TeamContent } from "@/content/types";

type Person = TeamContent["people"][number];

/** Columns by the number of people; every second column hangs lower. */
const grids: Record<number, string> = {
  1: "max-w-sm",
  2: "grid-cols-2 *:nth-[2n]:pt-10 sm:*:nth-[2n]:pt-20",
  4: "grid-cols-2 *:nth-[2n]:pt-10 sm:*:nth-[2n]:pt-20",
};
const many =
  "grid-cols-2 max-sm:*:nth-[2n]:pt-10 sm:grid-cols-3 sm:*:nth-[3n+2]:pt-16 max-sm:*:last:odd:col-span-2";

export default function Team({ id, content }: SectionProps<TeamContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="grid grid-cols-1 gap-x-16 gap-y-10 wrap-break-word lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          {content.note && <p className="mt-5 measure-44 text-small text-muted">{content.note}</p>}
        </div>
        <ul
          role="list"
          className={`grid gap-x-4 gap-y-8 sm:gap-x-8 ${grids[content.people.length] ?? many}`}
        >
          {content.people.map((person) => (
            <Card key={person.name} person={person} />
          ))}
        </ul>
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
        className="aspect-4/5 max-h-112 w-full rounded-card"
      />
      <h3 className="mt-4 text-lg leading-snug sm:text-heading">{person.name}</h3>
      {person.role && <p className="text-muted">{person.role}</p>}
      {person.text && <p className="mt-2 text-small">{person.text}</p>}
      {person.link && (
        <a
          href={person.link.href}
          className="inline-flex min-h-11 max-w-full items-center text-small wrap-anywhere underline decoration-brand underline-offset-4 hover:decoration-2"
        >
          {person.link.label}
        </a>
      )}
    </li>
  );
}
