import { ArrowRight } from "lucide-react";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import type { CtaContent, Link, SectionProps } from "@/content/types";

/** No box: a sentence as large as the page allows, and the action as a line under it. */
export default function Cta({ id, content }: SectionProps<CtaContent>) {
  const { title, text, actions, command, copy, facts = [] } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section wrap-break-word"
    >
      <Container>
        <h2 id={`${id}-title`} className="measure-16 text-hero text-brand">
          {title}
        </h2>
        <div className="mt-8 grid grid-cols-1 gap-x-16 gap-y-6 lg:mt-12 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <div>
            {text && <p className="measure-46 text-lead text-muted">{text}</p>}
            {facts.length > 0 && (
              <dl className="mt-6 grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-5 gap-y-1.5">
                {facts.map((fact) => (
                  <div key={fact.label} className="contents">
                    <dt className="text-muted">{fact.label}</dt>
                    <dd>{fact.value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
          <div>
            <ul role="list">
              {actions.map((action, index) => (
                <li key={action.label}>
                  <ActionLine action={action} main={index === 0} />
                </li>
              ))}
            </ul>
            {command && <Command text={command} label={copy} className="mt-6" />}
          </div>
        </div>
      </Container>
    </section>
  );
}

/** The whole line is the target; the accent runs under the main one. */
function ActionLine({ action, main }: { action: Link; main: boolean }) {
  return (
    <a
      href={action.href}
      className={`group flex min-h-14 items-center justify-between gap-6 py-4 ${main ? "border-b-4 border-accent font-display text-title leading-tight font-(--display-weight)" : "border-b border-line text-lg text-muted hover:text-ink"}`}
    >
      <span className="min-w-0">{action.label}</span>
      <ArrowRight
        aria-hidden="true"
        className={`shrink-0 transition-transform duration-200 group-hover:translate-x-1 rtl:-scale-x-100 rtl:group-hover:-translate-x-1 ${main ? "size-8" : "size-5"}`}
      />
    </a>
  );
}
