import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import type { HeroContent, SectionProps } from "@/content/types";

/** A margin of small print at the start; beside it the headline, and under it the figure, which runs past the column. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, actions, note, command, copy, figure } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="overflow-x-clip bg-ground">
      <Container className="grid grid-cols-1 pt-12 pb-section-tight lg:grid-cols-[minmax(0,3.4fr)_minmax(0,8fr)] lg:pt-0 lg:pb-0">
        <h1
          id={`${id}-title`}
          className={`wrap-break-word lg:col-start-2 lg:ps-14 lg:pt-20 ${figure ? "" : "lg:pb-24"} ${isLongHeadline(title) ? "max-w-[26ch] text-title lg:text-[3.5rem] lg:leading-[1.06]" : "max-w-[17ch] text-hero lg:text-[calc(var(--text-hero)*1.14)]"}`}
        >
          {title}
        </h1>
        <div className="flex min-w-0 flex-col items-start pt-8 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:justify-end lg:border-e lg:border-line lg:py-20 lg:pe-10">
          {note && (
            <p className="order-last mt-6 w-full border-t-2 border-ink pt-3 text-small text-muted lg:order-first lg:mt-0 lg:mb-auto">
              {note}
            </p>
          )}
          {lead && <p className="max-w-[44ch] text-lead text-muted lg:mt-12">{lead}</p>}
          <ul className="mt-8 flex flex-wrap gap-3">
            {actions.map((action, index) => (
              <li key={action.label} className="max-w-full">
                <ButtonLink href={action.href} look={index === 0 ? "primary" : "quiet"}>
                  {action.label}
                </ButtonLink>
              </li>
            ))}
          </ul>
          {command && <Command text={command} label={copy} className="mt-4 w-fit" />}
        </div>
        {figure && (
          <FigureView
            figure={figure}
            className="mt-12 lg:col-start-2 lg:mt-14 lg:ps-14 lg:pb-20 xl:-me-16"
          />
        )}
      </Container>
    </section>
  );
}
