import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { BentoContent, SectionProps } from "@/content/types";

/** Two columns that fill themselves: figures lie bare on the ground, words without one stand under a rule. */
export default function Bento({ id, content }: SectionProps<BentoContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container className="gap-x-16 lg:columns-2">
        <SectionHeading
          id={id}
          title={content.title}
          lead={content.lead}
          className="break-inside-avoid pb-12 lg:pb-20"
        />
        <ul role="list">
          {content.cells.map((cell, index) => (
            <li
              key={cell.title}
              className="break-inside-avoid pb-12 wrap-break-word last:pb-0 lg:pb-14"
            >
              {cell.figure && <FigureView figure={cell.figure} className="mb-7" />}
              <div className={cell.figure ? "" : "border-t-2 border-ink pt-5"}>
                <h3 className={index === 0 || !cell.figure ? "text-title" : "text-heading"}>
                  {cell.title}
                </h3>
                {cell.text && <p className="mt-3 measure-56 text-muted">{cell.text}</p>}
              </div>
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
