import { ArrowUpRight } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ResourcesContent, SectionProps } from "@/content/types";

type Item = ResourcesContent["items"][number];

export default function Resources({ id, content }: SectionProps<ResourcesContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container className="wrap-break-word">
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul
          role="list"
          className={`mt-8 grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:mt-10 lg:gap-x-8 ${content.items.length % 3 === 0 || content.items.length > 4 ? "lg:grid-cols-3" : ""}`}
        >
          {content.items.map((item, index) => (
            <Card key={index} item={item} place={index % 3} />
          ))}
        </ul>
        {content.note && <p className="mt-10 measure-60 text-muted">{content.note}</p>}
      </Container>
    </section>
  );
}

/** The tabs of neighbouring cards stand beside each other, as in a drawer. */
const tabs = ["ms-0", "ms-[12%]", "ms-[24%]"];

/** A card of a library's index: what it is on its tab, a ruled line under its title. */
function Card({ item, place }: { item: Item; place: number }) {
  return (
    <li className="flex flex-col">
      <p
        className={`relative z-10 flex min-h-8 w-fit max-w-[70%] items-center px-4 text-small text-brand ${item.label ? "translate-y-px rounded-t-control border border-b-0 border-line bg-surface" : ""} ${tabs[place] ?? ""}`}
      >
        {item.label}
      </p>
      <a
        href={item.href}
        className={`group flex min-h-44 grow flex-col border border-line bg-surface p-5 sm:p-6 ${place === 0 && item.label ? "rounded-card rounded-ss-none" : "rounded-card"}`}
      >
        <h3 className="border-b-2 border-brand pb-3 text-heading underline decoration-transparent underline-offset-4 group-hover:decoration-brand">
          {item.title}
        </h3>
        {item.text && <p className="mt-3 text-muted">{item.text}</p>}
        <ArrowUpRight
          aria-hidden="true"
          className="mt-auto size-5 self-end text-brand transition-transform group-hover:-translate-y-0.5 rtl:-scale-x-100"
        />
      </a>
    </li>
  );
}
