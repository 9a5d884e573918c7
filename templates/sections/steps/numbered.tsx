import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, StepsContent } from "@/content/types";

export default function Steps({ id, content }: SectionProps<StepsContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ol role="list" className="mt-12 lg:mt-16">
          {content.items.map((item, index) => (
            <Step key={item.title} item={item} number={index + 1} copy={content.copy} />
          ))}
        </ol>
      </Container>
    </section>
  );
}

type StepProps = {
  item: StepsContent["items"][number];
  number: number;
  copy: StepsContent["copy"];
};

function Step({ item, number, copy }: StepProps) {
  return (
    <li className="group grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-5 sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-x-8">
      <div aria-hidden="true" className="flex flex-col items-center gap-3 pb-3">
        <span className="font-display text-title leading-none font-(--display-weight) text-brand sm:text-hero sm:leading-none">
          {number}
        </span>
        <span className="min-h-6 w-px flex-1 bg-line group-last:bg-transparent" />
      </div>
      <div className="grid grid-cols-1 content-start gap-x-12 gap-y-3 pt-1 pb-12 wrap-break-word group-last:pb-0 sm:pt-3 lg:grid-cols-[minmax(0,4fr)_minmax(0,6fr)] lg:pb-16">
        <div>
          <h3 className="text-heading">{item.title}</h3>
          {item.time && <p className="mt-1 font-mono text-small text-muted">{item.time}</p>}
        </div>
        <div className="min-w-0">
          {item.text && <p className="mb-5 max-w-[60ch] text-muted last:mb-0">{item.text}</p>}
          {item.code && <Command text={item.code} label={copy} />}
        </div>
      </div>
    </li>
  );
}
