import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import type { DownloadContent, SectionProps } from "@/content/types";

export default function Download({ id, content }: SectionProps<DownloadContent>) {
  const { title, lead, command, copy, items, facts, note } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container className="wrap-break-word">
        <div className="grid grid-cols-1 items-end gap-x-16 gap-y-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <h2 id={`${id}-title`} className="measure-20 text-title">
            {title}
          </h2>
          {lead && <p className="measure-50 text-deep-muted">{lead}</p>}
        </div>
        {command && (
          <Command
            text={command}
            label={copy}
            className="mt-10 py-3 text-base sm:py-5 sm:ps-7 sm:text-heading lg:mt-14"
          />
        )}
        <ul role="list" className="mt-8 grid grid-cols-1 gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
          {items.map((item) => (
            <li
              key={item.name}
              className="flex flex-col items-start gap-4 border-t border-deep-line py-6"
            >
              <div className="grow">
                <h3 className="min-w-0 text-heading wrap-anywhere">{item.name}</h3>
                {item.detail && <p className="text-deep-muted">{item.detail}</p>}
              </div>
              <ButtonLink href={item.action.href} look="deep">
                {item.action.label}
              </ButtonLink>
            </li>
          ))}
        </ul>
        {(facts.length > 0 || note) && (
          <div className="flex flex-wrap items-baseline justify-between gap-x-12 gap-y-4 border-t border-deep-line pt-6 text-small">
            <dl className="flex flex-wrap gap-x-10 gap-y-2 empty:hidden">
              {facts.map((fact) => (
                <div key={fact.label} className="flex gap-2">
                  <dt className="text-deep-muted">{fact.label}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
            </dl>
            {note && <p className="measure-60 text-deep-muted">{note}</p>}
          </div>
        )}
      </Container>
    </section>
  );
}
