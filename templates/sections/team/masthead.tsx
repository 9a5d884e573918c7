import { Container } from "@/components/ui/Container";
import { Portrait } from "@/components/ui/Portrait";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, TeamContent } from "@/content/types";

type Person = TeamContent["people"][number];

export default function Team({ id, content }: SectionProps<TeamContent>) {
  const roles = content.people.some((person) => person.role);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container className="grid grid-cols-1 gap-x-20 gap-y-10 wrap-break-word lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]">
        <div className="lg:sticky lg:top-28 lg:self-start">
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          {content.note && <p className="mt-6 measure-44 text-small text-muted">{content.note}</p>}
        </div>
        <ul role="list" className="border-t-2 border-ink">
          {content.people.map((person) =>
            roles ? (
              <Line key={person.name} person={person} />
            ) : (
              <Face key={person.name} person={person} />
            ),
          )}
        </ul>
      </Container>
    </section>
  );
}

/** The role at the start, the name beside it, as in the front of a magazine. */
function Line({ person }: { person: Person }) {
  return (
    <li className="grid grid-cols-1 items-baseline gap-x-8 gap-y-1 border-b border-line py-5 sm:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <p className="text-small text-brand empty:hidden sm:text-base">{person.role}</p>
      <div className="sm:col-start-2">
        <Name person={person} />
      </div>
    </li>
  );
}

/** Where nobody has a role the initials stand at the start. */
function Face({ person }: { person: Person }) {
  return (
    <li className="flex items-center gap-x-6 border-b border-line py-5 sm:gap-x-8">
      <Portrait
        name={person.name}
        image={person.image}
        className="size-20 shrink-0 rounded-card sm:size-28"
      />
      <div className="min-w-0">
        <Name person={person} />
      </div>
    </li>
  );
}

function Name({ person }: { person: Person }) {
  return (
    <>
      <h3 className="text-title">{person.name}</h3>
      {person.text && <p className="mt-1.5 measure-52 text-muted">{person.text}</p>}
      {person.link && (
        <a
          href={person.link.href}
          className="inline-flex min-h-11 max-w-full items-center wrap-anywhere underline decoration-brand underline-offset-4 hover:decoration-2"
        >
          {person.link.label}
        </a>
      )}
    </>
  );
}
