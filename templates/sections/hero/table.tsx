import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { FigureView } from "@/components/ui/Figure";
import { isLongHeadline } from "@/components/ui/Headline";
import type { HeroContent, SectionProps } from "@/content/types";

/** The figure lies on a laid table at the start; the words stand beside it like a page of their own. */
export default function Hero({ id, content }: SectionProps<HeroContent>) {
  const { title, lead, actions, note, command, copy, figure } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken">
      <div
        className={`grid ${figure ? "lg:min-h-152 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]" : ""}`}
      >
        {figure && (
          <div className="order-last grid grid-cols-1 place-items-center bg-tint bg-(image:--texture) px-5 py-12 sm:px-8 lg:order-first lg:py-16">
            <FigureView figure={figure} className="w-full max-w-md" />
          </div>
        )}
        <div
          className={`flex flex-col justify-center bg-ground px-5 py-14 sm:px-8 lg:py-20 lg:ps-16 ${figure ? "" : "items-center text-center"}`}
        >
          <div className="max-w-136 min-w-0">
            <h1
              id={`${id}-title`}
              className={`wrap-break-word ${isLongHeadline(title) ? "text-title lg:text-[3.25rem] lg:leading-[1.08]" : "max-w-[13ch] text-hero"}`}
            >
              {title}
            </h1>
            {lead && <p className="mt-6 max-w-[44ch] text-lead text-muted">{lead}</p>}
            <ul className="mt-8 flex flex-wrap gap-3">
              {actions.map((action, index) => (
                <li key={action.label} className="max-w-full">
                  <ButtonLink href={action.href} look={index === 0 ? "primary" : "quiet"}>
                    {action.label}
                  </ButtonLink>
                </li>
              ))}
            </ul>
            {command && <Command text={command} label={copy} className="mt-4 w-fit text-start" />}
            {note && (
              <p className="mt-8 max-w-[48ch] border-t border-line pt-4 text-small text-muted">
                {note}
              </p>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
