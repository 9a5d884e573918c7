import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, ShowcaseContent } from "@/content/types";

/** A stage: the figure stands half in the deep band and half on the ground, where its notes are. */
export default function Showcase({ id, content }: SectionProps<ShowcaseContent>) {
  const { title, lead, figure } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep pt-section">
      <Container>
        <SectionHeading id={id} title={title} lead={lead} tone="deep" />
      </Container>
      <div className="relative isolate mt-10 lg:mt-14">
        <div aria-hidden="true" className="absolute inset-x-0 top-1/2 bottom-0 -z-10 bg-ground" />
        <Container>
          <FigureView figure={figure} className="xl:-mx-8" />
        </Container>
      </div>
      <div className="bg-ground pb-section">
        <Container>
          <Notes content={content} />
        </Container>
      </div>
    </section>
  );
}

function Notes({ content }: { content: ShowcaseContent }) {
  const { notes = [], action } = content;
  if (notes.length === 0 && !action) return null;
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-8 pt-10 wrap-break-word lg:pt-12">
      {notes.map((note) => (
        <div key={note.title} className="min-w-0 flex-[1_1_14rem]">
          <h3 className="text-lg leading-snug">{note.title}</h3>
          <p className="mt-1 measure-44 text-muted">{note.text}</p>
        </div>
      ))}
      {action && (
        <ButtonLink
          href={action.href}
          look="quiet"
          className="self-start focus-visible:outline-brand"
        >
          {action.label}
        </ButtonLink>
      )}
    </div>
  );
}
