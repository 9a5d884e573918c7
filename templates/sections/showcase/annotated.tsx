import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, ShowcaseContent } from "@/content/types";

/** A plate with its legend: the figure runs out over the edge of the page's column, the notes are its key. */
export default function Showcase({ id, content }: SectionProps<ShowcaseContent>) {
  const { title, lead, figure, notes = [], action } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="overflow-x-clip bg-tint py-section wrap-break-word"
    >
      <Container className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:items-center">
        <div>
          <SectionHeading id={id} title={title} lead={lead} />
          {notes.length > 0 && (
            <ol role="list" className="mt-8 border-t border-muted/40">
              {notes.map((note, index) => (
                <li
                  key={note.title}
                  className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 border-b border-muted/40 py-4"
                >
                  <span
                    aria-hidden="true"
                    className="font-mono text-small leading-7 text-brand tabular-nums"
                  >
                    {index + 1}
                  </span>
                  <div>
                    <h3 className="text-lg leading-7">{note.title}</h3>
                    <p className="text-muted">{note.text}</p>
                  </div>
                </li>
              ))}
            </ol>
          )}
          {action && (
            <ButtonLink href={action.href} look="quiet" className="mt-8">
              {action.label}
            </ButtonLink>
          )}
        </div>
        <FigureView figure={figure} className="xl:-me-24" />
      </Container>
    </section>
  );
}
