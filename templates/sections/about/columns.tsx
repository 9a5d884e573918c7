import { Container } from "@/components/ui/Container";
import { Photo } from "@/components/ui/Photo";
import type { AboutContent, SectionProps } from "@/content/types";

/** Columns of the facts, by their number. */
const columns: Record<number, string> = {
  1: "",
  2: "sm:grid-cols-2",
  3: "sm:grid-cols-3",
  4: "sm:grid-cols-2 lg:grid-cols-4",
  5: "sm:grid-cols-2 lg:grid-cols-5",
  6: "sm:grid-cols-2 lg:grid-cols-3",
};

export default function About({ id, content }: SectionProps<AboutContent>) {
  const [opening, ...rest] = content.paragraphs;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section wrap-break-word"
    >
      <Container>
        <div className="grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <h2 id={`${id}-title`} className="max-w-[16ch] text-title">
            {content.title}
          </h2>
          <div>
            <p className="max-w-[46ch] text-heading leading-snug">{opening}</p>
            {rest.length > 0 && (
              <div
                className={`mt-8 grid grid-cols-1 gap-x-10 gap-y-5 ${rest.length > 1 ? "md:grid-cols-2" : ""}`}
              >
                {rest.map((paragraph) => (
                  <p key={paragraph} className="max-w-[62ch] text-muted">
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
        {content.facts.length > 0 && (
          <dl
            className={`mt-12 grid grid-cols-1 gap-x-8 gap-y-6 lg:mt-16 ${columns[content.facts.length] ?? ""}`}
          >
            {content.facts.map((fact) => (
              <div key={fact.label} className="border-t-2 border-ink pt-4">
                <dt className="text-small text-muted">{fact.label}</dt>
                <dd className="mt-1 font-display text-heading font-(--display-weight)">
                  {fact.value}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Container>
    </section>
  );
}
