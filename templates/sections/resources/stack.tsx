import { ArrowUpRight } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ResourcesContent, SectionProps } from "@/content/types";

type Item = ResourcesContent["items"][number];

export default function Resources({ id, content }: SectionProps<ResourcesContent>) {
  const [first, ...rest] = content.items;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <div
          className={`mt-10 grid grid-cols-1 gap-x-12 gap-y-6 lg:mt-14 ${rest.length > 0 ? "lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]" : ""}`}
        >
          {first && <Cover item={first} />}
          {rest.length > 0 && (
            <ul role="list" className="border-t-2 border-ink lg:border-t-0">
              {rest.map((item) => (
                <Spine key={item.href} item={item} />
              ))}
            </ul>
          )}
        </div>
        {content.note && <p className="mt-8 measure-60 text-small text-muted">{content.note}</p>}
      </Container>
    </section>
  );
}

/** The one to begin with, as the cover of a volume that lies on others. */
function Cover({ item }: { item: Item }) {
  return (
    <div className="relative pe-3 pb-3">
      <span
        aria-hidden="true"
        className="absolute inset-0 start-3 top-3 bg-surface ring-1 ring-line"
      />
      <span
        aria-hidden="true"
        className="absolute inset-0 start-1.5 end-1.5 top-1.5 bottom-1.5 bg-surface ring-1 ring-line"
      />
      <a
        href={item.href}
        className="group relative flex h-full min-h-72 flex-col justify-between gap-10 bg-deep p-6 text-deep-ink outline-offset-4 sm:p-10"
      >
        <div className="flex items-start justify-between gap-6 text-deep-brand">
          <p>{item.label}</p>
          <ArrowUpRight
            aria-hidden="true"
            className="size-7 shrink-0 transition-transform group-hover:-translate-y-1 rtl:-scale-x-100"
          />
        </div>
        <div>
          <h3 className="measure-18 text-title">{item.title}</h3>
          {item.text && <p className="mt-3 measure-46 text-deep-muted">{item.text}</p>}
        </div>
      </a>
    </div>
  );
}

function Spine({ item }: { item: Item }) {
  return (
    <li className="border-b border-line lg:first:-mt-5">
      <a href={item.href} className="group block py-5">
        {item.label && <p className="text-small text-brand">{item.label}</p>}
        <h3 className="text-heading group-hover:underline">{item.title}</h3>
        {item.text && <p className="mt-1 text-muted">{item.text}</p>}
      </a>
    </li>
  );
}
