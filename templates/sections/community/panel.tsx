import { ArrowUpRight } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { CommunityContent, SectionProps } from "@/content/types";

export default function Community({ id, content }: SectionProps<CommunityContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section-tight">
      <Container>
        <div className="grid grid-cols-1 gap-x-16 gap-y-10 rounded-card bg-deep p-6 text-deep-ink wrap-break-word sm:p-10 lg:grid-cols-2 lg:p-16">
          <div className="flex flex-col justify-between gap-10">
            <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
            {content.facts.length > 0 && <Facts facts={content.facts} />}
          </div>
          <ul role="list" className="border-t border-deep-line lg:mt-2">
            {content.links.map((link) => (
              <li key={link.href} className="border-b border-deep-line">
                <LinkRow link={link} />
              </li>
            ))}
          </ul>
        </div>
      </Container>
    </section>
  );
}

function Facts({ facts }: { facts: CommunityContent["facts"] }) {
  return (
    <dl className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-6 gap-y-2">
      {facts.map((fact) => (
        <div key={fact.label} className="contents">
          <dt className="text-deep-muted">{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LinkRow({ link }: { link: CommunityContent["links"][number] }) {
  return (
    <a
      href={link.href}
      className="group flex justify-between gap-5 py-6 focus-visible:outline-deep-brand"
    >
      <div className="min-w-0">
        <h3 className="text-heading group-hover:text-deep-brand">{link.label}</h3>
        <p className="mt-1 text-deep-muted">{link.text}</p>
      </div>
      <ArrowUpRight
        aria-hidden="true"
        className="mt-1 size-5 shrink-0 text-deep-brand transition-transform group-hover:-translate-y-1 rtl:-scale-x-100"
      />
    </a>
  );
}
