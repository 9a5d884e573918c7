import { ArrowUpRight } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { CommunityContent, SectionProps } from "@/content/types";

export default function Community({ id, content }: SectionProps<CommunityContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul role="list" className="mt-10 border-t-2 border-ink lg:mt-14">
          {content.links.map((link) => (
            <Row key={link.href} link={link} />
          ))}
        </ul>
        {content.facts.length > 0 && (
          <dl className="mt-10 flex flex-wrap gap-x-12 gap-y-5 wrap-break-word">
            {content.facts.map((fact) => (
              <div key={fact.label} className="min-w-0">
                <dt className="text-small text-muted">{fact.label}</dt>
                <dd className="font-medium">{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Container>
    </section>
  );
}

function Row({ link }: { link: CommunityContent["links"][number] }) {
  return (
    <li className="border-b border-line">
      <a
        href={link.href}
        className="group grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 py-6 wrap-break-word lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_auto] lg:gap-x-12 lg:py-8"
      >
        <h3 className="text-title group-hover:text-brand">{link.label}</h3>
        <ArrowUpRight
          aria-hidden="true"
          className="size-7 text-brand transition-transform group-hover:-translate-y-1 lg:order-last rtl:-scale-x-100"
        />
        <p className="col-span-2 measure-52 text-muted lg:col-span-1">{link.text}</p>
      </a>
    </li>
  );
}
