import { ButtonLink } from "@/components/ui/Button";
import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, ShowcaseContent } from "@/content/types";

/** A stage: the figure stands half in the deep band and half on the ground, where its notes are. */
export default function Showcase({ id, content }: SectionProps<ShowcaseContent>) {
  const { title, lead, figure, notes = [], action } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="relative isolate bg-deep py-section"
    >
      <Container>
        <SectionHeading id={id} title={title} lead={lead} tone="deep" />
        <FigureView figure={figure} className="mt-10 lg:mt-14 xl:-mx-8" />
        {(notes.length > 0 || action) && (
          <div className="mt-10 flex flex-wrap gap-x-12 gap-y-8 wrap-break-word lg:mt-12">
            {notes.map((note) => (
              <div key={note.title} className="min-w-0 flex-[1_1_14rem]">
                <h3 className="text-lg leading-snug">{note.title}</h3>
                <p className="mt-1 max-w-[44ch] text-muted">{note.text}</p>
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
        )}
      </Container>
      <div aria-hidden="true" className="absolute inset-x-0 top-[55%] bottom-0 -z-10 bg-ground" />
    </section>
  );
}
