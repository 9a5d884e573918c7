import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import type { CtaContent, SectionProps } from "@/content/types";

/** A slab in the colour of actions: the one loud place at the end of a quiet page. */
export default function Cta({ id, content }: SectionProps<CtaContent>) {
  const { title, text, actions, command, copy, facts = [] } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section-tight">
      <Container>
        <div className="rounded-card bg-accent p-6 text-accent-ink wrap-break-word sm:p-10 lg:p-16">
          <div className="grid grid-cols-1 gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:items-end">
            <h2 id={`${id}-title`} className="measure-18 text-title lg:text-hero">
              {title}
            </h2>
            <div>
              {text && <p className="measure-46 text-lead">{text}</p>}
              <ul role="list" className={`flex flex-wrap gap-x-6 gap-y-2 ${text ? "mt-7" : ""}`}>
                {actions.map((action, index) => (
                  <li key={action.label} className="max-w-full">
                    {index === 0 ? (
                      <ButtonLink
                        href={action.href}
                        look="quiet"
                        className="inset-ring-transparent"
                      >
                        {action.label}
                      </ButtonLink>
                    ) : (
                      <a
                        href={action.href}
                        className="flex min-h-12 items-center leading-snug font-semibold underline underline-offset-4 hover:decoration-2 focus-visible:outline-accent-ink"
                      >
                        {action.label}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
              {command && <Command text={command} label={copy} className="mt-4 w-fit" />}
            </div>
          </div>
          {facts.length > 0 && (
            <dl className="mt-10 flex flex-wrap gap-x-12 gap-y-5 border-t border-current pt-6 lg:mt-14">
              {facts.map((fact) => (
                <div key={fact.label} className="max-w-full">
                  <dt className="text-small">{fact.label}</dt>
                  <dd className="font-semibold">{fact.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </Container>
    </section>
  );
}
