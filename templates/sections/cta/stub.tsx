import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import type { CtaContent, SectionProps } from "@/content/types";

/** A coupon with a stub to tear off: the sentence on the sheet, what to know and do on the stub. */
export default function Cta({ id, content }: SectionProps<CtaContent>) {
  const { title, text, actions, command, copy, facts = [] } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section-tight">
      <Container>
        <div className="grid grid-cols-1 wrap-break-word lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)]">
          <div className="flex flex-col justify-between gap-10 rounded-card bg-deep p-6 text-deep-ink sm:p-10 lg:p-14">
            <h2 id={`${id}-title`} className="measure-18 text-title text-deep-ink lg:text-hero">
              {title}
            </h2>
            {text && <p className="measure-52 text-lead text-deep-muted">{text}</p>}
          </div>
          <div className="flex flex-col justify-between gap-8 rounded-card border-deep-line bg-deep p-6 text-deep-ink max-lg:border-t-2 max-lg:border-dashed sm:p-10 lg:border-s-2 lg:border-dashed">
            {facts.length > 0 && (
              <dl className="divide-y divide-deep-line">
                {facts.map((fact) => (
                  <div key={fact.label} className="py-3 first:pt-0">
                    <dt className="text-small text-deep-muted">{fact.label}</dt>
                    <dd className="font-semibold">{fact.value}</dd>
                  </div>
                ))}
              </dl>
            )}
            <div className="mt-auto grid grid-cols-1 gap-3">
              {command && <Command text={command} label={copy} />}
              {actions.map((action, index) => (
                <ButtonLink
                  key={action.label}
                  href={action.href}
                  look={index === 0 ? "primary" : "deep"}
                  className="w-full focus-visible:outline-deep-brand"
                >
                  {action.label}
                </ButtonLink>
              ))}
            </div>
          </div>
        </div>
      </Container>
    </section>
  );
}
