import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, StepsContent } from "@/content/types";

export default function Steps({ id, content }: SectionProps<StepsContent>) {
  const timed = content.items.some((item) => item.time);
  const few = content.items.length < 4;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-deep py-section text-deep-ink">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} tone="deep" />
        <ol
          role="list"
          className="mt-12 lg:mt-20 lg:grid lg:auto-cols-fr lg:grid-flow-col lg:grid-rows-[repeat(4,auto)]"
        >
          {content.items.map((item, index) => (
            <Stop
              key={item.title}
              item={item}
              mark={timed ? item.time : String(index + 1)}
              few={few}
            />
          ))}
        </ol>
      </Container>
    </section>
  );
}

type StopProps = {
  item: StepsContent["items"][number];
  mark: string | undefined;
  few: boolean;
};

/** A stop on the line: beside it on a phone, under it on a wide screen, where the rows of all stops align. */
function Stop({ item, mark, few }: StopProps) {
  return (
    <li className="relative border-s border-deep-line ps-7 pb-10 wrap-break-word last:pb-0 lg:row-span-4 lg:grid lg:grid-cols-1 lg:grid-rows-subgrid lg:border-s-0 lg:border-t lg:ps-0 lg:pe-8 lg:pt-8 lg:pb-0 lg:last:pe-0">
      <span
        aria-hidden="true"
        className="absolute -start-1.5 top-1.5 size-3 rounded-full bg-deep-brand ring-4 ring-deep lg:start-0 lg:-top-1.5"
      />
      <p className="font-mono text-small text-deep-brand lg:row-start-1">{mark}</p>
      <h3
        className={`mt-1 text-heading lg:row-start-2 lg:mt-2 ${few ? "lg:measure-16 lg:text-[calc(var(--text-title)*0.78)] lg:leading-[1.15]" : ""}`}
      >
        {item.title}
      </h3>
      {item.text && <p className="mt-2 measure-52 text-deep-muted lg:row-start-3">{item.text}</p>}
      {item.code && (
        <pre
          dir="ltr"
          className="mt-5 border-s-2 border-deep-brand ps-4 font-mono text-small wrap-anywhere whitespace-pre-wrap lg:row-start-4 lg:self-start"
        >
          <code>{item.code}</code>
        </pre>
      )}
    </li>
  );
}
