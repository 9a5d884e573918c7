import { Container } from "@/components/ui/Container";
import { Picture } from "@/components/ui/Picture";
import type { AboutContent, SectionProps } from "@/content/types";

export default function About({ id, content }: SectionProps<AboutContent>) {
  const hasFacts = content.facts.length > 0;
  const pictured = content.image !== undefined || content.motif !== undefined;
  const hasSide = hasFacts || pictured;
  const [only, ...more] = content.paragraphs;
  // A short letter is no taller than what it says.
  const short = content.paragraphs.join(" ").length < 240;
  const line = more.length === 0 && only !== undefined && only.length < 110;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container
        className={`grid grid-cols-1 gap-x-16 gap-y-12 ${hasSide ? "lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)]" : ""}`}
      >
        <div
          className={`flex flex-col justify-between gap-8 rounded-card bg-surface px-6 py-9 shadow-panel ring-1 ring-line wrap-break-word sm:px-12 sm:py-14 lg:px-16 ${hasSide ? "" : "mx-auto max-w-3xl"}`}
        >
          <h2 id={`${id}-title`} className="measure-18 text-title">
            {content.title}
          </h2>
          <div className="grid measure-58 grid-cols-1 gap-5 lg:text-lg">
            {content.paragraphs.map((paragraph) => (
              <p
                key={paragraph}
                className={
                  line
                    ? "text-heading sm:text-[calc(var(--text-title)*0.82)] sm:leading-[1.25]"
                    : "first:text-heading first:leading-snug"
                }
              >
                {paragraph}
              </p>
            ))}
          </div>
        </div>
        {hasSide && (
          <div className="grid grid-cols-1 content-end gap-8">
            {pictured && (
              <Picture
                image={content.image}
                motif={content.motif}
                seed={content.title}
                paper={2}
                className={`w-full rounded-card ${content.image ? "ring-1 ring-line" : short ? "h-48 p-[5%]" : "h-64 p-[6%] lg:h-80"}`}
              />
            )}
            {hasFacts && <Facts facts={content.facts} />}
          </div>
        )}
      </Container>
    </section>
  );
}

function Facts({ facts }: { facts: AboutContent["facts"] }) {
  return (
    <dl className="border-t-2 border-ink wrap-break-word">
      {facts.map((fact) => (
        <div key={fact.label} className="border-b border-line py-4">
          <dt className="text-small text-muted">{fact.label}</dt>
          <dd className="mt-0.5 text-lg">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
