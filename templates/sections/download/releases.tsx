import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { DownloadContent, SectionProps } from "@/content/types";

type Item = DownloadContent["items"][number];

export default function Download({ id, content }: SectionProps<DownloadContent>) {
  const { title, lead, command, copy, items, facts, note } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section"
    >
      <Container className="grid grid-cols-1 gap-x-20 gap-y-10 wrap-break-word lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div>
          <SectionHeading id={id} title={title} lead={lead} />
          {facts.length > 0 && (
            <dl className="mt-8 max-w-sm border-t-2 border-ink">
              {facts.map((fact) => (
                <div
                  key={fact.label}
                  className="flex flex-wrap justify-between gap-x-6 border-b border-line py-3"
                >
                  <dt className="text-muted">{fact.label}</dt>
                  <dd className="text-end font-medium">{fact.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        <div className="overflow-clip rounded-card bg-surface shadow-panel ring-1 ring-line lg:self-start">
          {command && (
            <div className="border-b border-line p-4 sm:p-6">
              <Command text={command} label={copy} />
            </div>
          )}
          <ul role="list">
            {items.map((item) => (
              <File key={item.name} item={item} />
            ))}
          </ul>
          {note && <p className="bg-sunken px-5 py-4 text-small text-muted sm:px-8">{note}</p>}
        </div>
      </Container>
    </section>
  );
}

function File({ item }: { item: Item }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-b border-line px-5 py-4 last:border-b-0 sm:px-8 sm:py-5">
      <div className="min-w-0">
        <h3 className="text-heading">{item.name}</h3>
        {item.detail && <p className="text-small text-muted">{item.detail}</p>}
      </div>
      <a
        href={item.action.href}
        className="inline-flex min-h-11 items-center font-semibold text-brand underline underline-offset-4 hover:decoration-2"
      >
        {item.action.label}
      </a>
    </li>
  );
}
