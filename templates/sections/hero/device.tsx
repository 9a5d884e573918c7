import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import type { HeroContent, SectionProps } from "@/content/types";

/** Words on a tinted ground; the figure stands on the lower edge, and a phone sinks into it. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, actions, note, command, copy, figure } = content;
  const phone = figure?.kind === "phone";
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="relative overflow-clip bg-tint">
      <Container
        className={`grid items-center gap-x-20 gap-y-12 pt-12 lg:pt-16 ${figure ? "lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]" : "pb-section-tight"}`}
      >
        <div className={`min-w-0 ${figure ? "lg:py-16" : ""}`}>
          <h1
            id={`${id}-title`}
            className={`wrap-break-word ${isLongHeadline(title) ? "max-w-[24ch] text-title lg:text-[3.25rem] lg:leading-[1.08]" : "max-w-[14ch] text-hero"}`}
          >
            {title}
          </h1>
          {lead && <p className="mt-6 max-w-[44ch] text-lead">{lead}</p>}
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
          {note && (
            <p className="mt-8 max-w-[48ch] border-s-2 border-brand ps-4 text-small text-muted">
              {note}
            </p>
          )}
        </div>
        {figure && (
          <FigureView
            figure={figure}
            className={phone ? "-mb-14 lg:-mb-24" : "mb-12 lg:mb-20 xl:-me-12"}
          />
        )}
      </Container>
    </section>
  );
}
