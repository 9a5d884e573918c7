import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { IntegrationsContent, SectionProps } from "@/content/types";

/** A wiring diagram: one line leaves the product and branches to each name. */
export default function Integrations({ id, content }: SectionProps<IntegrationsContent>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="bg-deep py-section text-deep-ink wrap-break-word"
    >
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        <div className="mt-12 grid grid-cols-1 lg:mt-16 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
          <p className="flex items-center">
            <span className="min-w-0 rounded-card bg-deep-ink px-6 py-4 font-display text-heading leading-tight font-semibold text-deep sm:px-8">
              {content.hub}
            </span>
            <span
              aria-hidden="true"
              className="hidden min-w-6 grow border-t-2 border-deep-brand lg:block"
            />
          </p>
          <ul role="list" className="ms-8 pt-4 lg:ms-0 lg:pt-0">
            {content.items.map((item) => (
              <li
                key={item.name}
                className="group relative grid grid-cols-1 gap-x-8 py-4 ps-8 sm:grid-cols-[minmax(0,4fr)_minmax(0,6fr)] sm:items-baseline lg:ps-14"
              >
                <Branch />
                <h3 className="text-heading">{item.name}</h3>
                {item.text && <p className="text-deep-muted">{item.text}</p>}
              </li>
            ))}
          </ul>
        </div>
      </Container>
    </section>
  );
}

/** The trunk beside one name and the branch to it; the first and the last name end the trunk. */
function Branch() {
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute -top-4 bottom-0 start-0 border-s-2 border-deep-brand group-last:bottom-[calc(100%-1.9rem)] lg:top-0 lg:group-first:top-[1.9rem] lg:group-only:hidden"
      />
      <span
        aria-hidden="true"
        className="absolute start-0 top-[1.8rem] w-5 border-t-2 border-deep-brand lg:w-10"
      />
    </>
  );
}
