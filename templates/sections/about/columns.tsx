import { Container } from "@/components/ui/Container";
import { Photo } from "@/components/ui/Photo";
import { Picture } from "@/components/ui/Picture";
import type { AboutContent, SectionProps } from "@/content/types";

/** Columns of the facts, by their number. */
const columns: Record<number, string> = {
  1: "sm:max-w-xs",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  5: "sm:grid-cols-2 lg:grid-cols-5",
  6: "sm:grid-cols-2 lg:grid-cols-3",
};

export default function About({ id, content }: SectionProps<AboutContent>) {
  const [opening, ...rest] = content.paragraphs;
  if (content.motif && !content.image) {
    return <Printed id={id} content={content} motif={content.motif} />;
  }
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section wrap-break-word"
    >
      <Container>
        <div className="grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <h2 id={`${id}-title`} className="measure-16 text-title">
            {content.title}
          </h2>
          <div>
            <p className="measure-46 text-heading leading-snug">{opening}</p>
            {rest.length > 0 && (
              <div
                className={`mt-8 grid grid-cols-1 gap-x-10 gap-y-5 ${rest.length > 1 ? "md:grid-cols-2" : ""}`}
              >
                {rest.map((paragraph) => (
                  <p key={paragraph} className="measure-62 text-muted">
                    {paragraph}
                  </p>
                ))}
              </div>
            )}
          </div>
        </div>
        {content.image && (
          <Photo
            image={content.image}
            className="mt-12 max-h-136 w-full rounded-card ring-1 ring-line lg:mt-16"
          />
        )}
        <Facts
          facts={content.facts}
          className={`mt-12 lg:mt-16 ${columns[content.facts.length] ?? ""}`}
        />
      </Container>
    </section>
  );
}

type PrintedProps = SectionProps<AboutContent> & { motif: string };

/** A print that bleeds off the edge of the screen, and the story beside it. */
function Printed({ id, content, motif }: PrintedProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid grid-cols-1 overflow-x-clip bg-ground wrap-break-word lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]"
    >
      <Picture
        motif={motif}
        seed={`${content.title} ${id}`}
        paper={2}
        className="h-72 w-full p-[4%] sm:h-96 lg:h-full lg:min-h-136"
      />
      <div className="px-5 py-section-tight sm:px-8 lg:self-center lg:py-section lg:ps-20">
        <div className="max-w-2xl">
          <h2 id={`${id}-title`} className="measure-16 text-title">
            {content.title}
          </h2>
          {content.paragraphs.map((paragraph, index) => (
            <p
              key={paragraph}
              className={index === 0 ? "mt-6 text-heading leading-snug" : "mt-5 text-muted"}
            >
              {paragraph}
            </p>
          ))}
          <Facts facts={content.facts} className="mt-10 sm:grid-cols-2" />
        </div>
      </div>
    </section>
  );
}

function Facts({ facts, className }: { facts: AboutContent["facts"]; className: string }) {
  if (facts.length === 0) return null;
  return (
    <dl className={`grid grid-cols-1 gap-x-8 gap-y-6 ${className}`}>
      {facts.map((fact) => (
        <div key={fact.label} className="border-t-2 border-ink pt-4">
          <dt className="text-small text-muted">{fact.label}</dt>
          <dd className="mt-1 font-display text-heading font-(--display-weight)">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
