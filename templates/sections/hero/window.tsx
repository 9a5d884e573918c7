import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import type { Figure, HeroContent, SectionProps } from "@/content/types";

/** What is as wide as the window; other figures keep the width of a sheet. */
const wide: Figure["kind"][] = ["rows", "hours", "terminal", "map", "photo", "print", "card"];

/** The figure stands in a shop window from edge to edge; the words are on the sill below it. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, actions, note, command, copy, figure } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="flex flex-col border-b border-line bg-ground"
    >
      <Container className="grid grid-cols-1 gap-x-16 gap-y-6 py-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-end lg:py-16">
        <h1
          id={`${id}-title`}
          className={`wrap-break-word ${isLongHeadline(title) ? "max-w-[24ch] text-title lg:text-[3.25rem] lg:leading-[1.08]" : "max-w-[15ch] text-hero"}`}
        >
          {title}
        </h1>
        <div className="min-w-0">
          {lead && <p className="max-w-[44ch] text-lead text-muted">{lead}</p>}
          <ul className="mt-6 flex flex-wrap gap-3">
            {actions.map((action, index) => (
              <li key={action.label} className="max-w-full">
                <ButtonLink href={action.href} look={index === 0 ? "primary" : "quiet"}>
                  {action.label}
                </ButtonLink>
              </li>
            ))}
          </ul>
          {command && <Command text={command} label={copy} className="mt-4 w-fit" />}
          {note && <p className="mt-5 max-w-[48ch] text-small text-muted">{note}</p>}
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
