import { BrandMark } from "@/components/ui/BrandMark";
import { ButtonLink } from "@/components/ui/Button";
import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { DownloadContent, SectionProps } from "@/content/types";

type Screen = NonNullable<DownloadContent["screen"]>;

export default function Download({ id, content }: SectionProps<DownloadContent>) {
  const { screen } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={`overflow-clip bg-tint pt-section ${screen ? "" : "pb-section"}`}
    >
      <Container
        className={`grid grid-cols-1 gap-x-20 gap-y-12 wrap-break-word ${screen ? "lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]" : ""}`}
      >
        <div className={screen ? "lg:pb-section" : ""}>
          <SectionHeading id={id} title={content.title} lead={content.lead} />
          <Ways content={content} />
        </div>
        {screen && <Phone screen={screen} />}
      </Container>
    </section>
  );
}

function Ways({ content }: { content: DownloadContent }) {
  const { items, command, copy, facts, note } = content;
  return (
    <>
      <ul role="list" className="mt-8 grid max-w-xl grid-cols-1 lg:mt-10">
        {items.map((item, index) => (
          <li
            key={item.name}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line py-4"
          >
            <div className="min-w-0">
              <h3 className="text-heading">{item.name}</h3>
              {item.detail && <p className="text-small">{item.detail}</p>}
            </div>
            <ButtonLink href={item.action.href} look={index === 0 ? "primary" : "quiet"}>
              {item.action.label}
            </ButtonLink>
          </li>
        ))}
      </ul>
      {command && <Command text={command} label={copy} className="mt-2 max-w-xl" />}
      {facts.length > 0 && (
        <dl className="mt-6 flex max-w-xl flex-wrap gap-x-10 gap-y-2 text-small">
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd className="font-semibold">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {note && <p className="mt-6 measure-56 text-small">{note}</p>}
    </>
  );
}

/** A phone that rises from the foot of the section, with the subject's own rows on it. */
function Phone({ screen }: { screen: Screen }) {
  return (
    <figure className="mx-auto w-full max-w-80 self-end">
      <div className="rounded-t-[2.75rem] bg-deep px-3 pt-3 shadow-panel inset-ring inset-ring-deep-line">
        <div className="rounded-t-[2.125rem] bg-ground px-5 pt-4 pb-6">
          <div aria-hidden="true" className="mx-auto mb-6 h-6 w-24 rounded-full bg-deep" />
          <figcaption className="flex items-center gap-3">
            <BrandMark name={screen.title} className="size-10" />
            <span className="min-w-0 font-display text-heading font-(--display-weight)">
              {screen.title}
            </span>
          </figcaption>
          <ul role="list" className="mt-5 grid grid-cols-1 gap-2">
            {screen.rows.map((row, index) => (
              <li
                key={row.label}
                className={`flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-control px-4 py-3 ${index === 0 ? "bg-brand text-tint" : "bg-surface ring-1 ring-line"}`}
              >
                <span className="min-w-0">{row.label}</span>
                {row.value && <span className="font-semibold tabular-nums">{row.value}</span>}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </figure>
  );
}
