import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import { HeroActions } from "@/components/ui/HeroActions";
import type { Figure, HeroContent, SectionProps } from "@/content/types";

/** What is as wide as the window; other figures keep the width of a sheet. */
const wide: Figure["kind"][] = ["rows", "hours", "terminal", "map", "photo", "print", "card"];

/** The figure stands in a shop window from edge to edge; the words are on the sill below it. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, note, figure } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex flex-col border-b border-line bg-ground"
    >
      <Container className="grid grid-cols-1 gap-x-16 gap-y-6 py-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-end lg:py-16">
        <h1
          id={`${id}-title`}
          className={`wrap-break-word ${isLongHeadline(title) ? "measure-24 text-title lg:text-[3.25rem] lg:leading-[1.08]" : "measure-15 text-hero"}`}
        >
          {title}
        </h1>
        <div className="min-w-0">
          {lead && <p className="measure-44 text-lead text-muted">{lead}</p>}
          <HeroActions content={content} className="mt-6" />
          {note && <p className="mt-5 measure-48 text-small text-muted">{note}</p>}
        </div>
      </Container>
      {figure && (
        <div className="bg-tint bg-(image:--texture) lg:order-first">
          <Container className="py-10 lg:py-14">
            <FigureView
              figure={figure}
              className={`mx-auto ${wide.includes(figure.kind) ? "max-w-5xl" : "max-w-lg"}`}
            />
          </Container>
        </div>
      )}
    </section>
  );
}
