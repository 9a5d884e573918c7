import { Command } from "@/components/ui/Command";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, StepsContent } from "@/content/types";

export default function Steps({ id, content }: SectionProps<StepsContent>) {
  const bare = content.items.every((item) => !item.text && !item.code);
  const few = content.items.length < 4;
  if (bare && few) return <Names id={id} content={content} />;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ol role="list" className="mt-12 lg:mt-16">
          {content.items.map((item, index) => (
            <Step
              key={item.title}
              item={item}
              number={index + 1}
              copy={content.copy}
              large={few && !content.items.some((it) => it.code)}
            />
          ))}
        </ol>
      </Container>
    </section>
  );
}

/** A few names with nothing said of them: a column each, under a number as large as a headline. */
function Names({ id, content }: SectionProps<StepsContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-ground py-section-tight">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ol
          role="list"
          className="mt-10 grid grid-cols-1 gap-x-10 gap-y-6 lg:auto-cols-fr lg:grid-flow-col"
        >
          {content.items.map((item, index) => (
            <li
              key={item.title}
              className="flex items-baseline gap-x-6 border-t-2 border-ink pt-5 wrap-break-word lg:flex-col lg:gap-y-6"
            >
              <span
                aria-hidden="true"
                className="font-display text-hero leading-none font-(--display-weight) text-brand"
              >
                {index + 1}
              </span>
              <div className="min-w-0">
                <h3 className="measure-18 text-heading sm:text-[calc(var(--text-title)*0.82)] sm:leading-[1.15]">
                  {item.title}
                </h3>
                {item.time && <p className="mt-1 font-mono text-small text-muted">{item.time}</p>}
              </div>
            </li>
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
  large: boolean;
};

function Step({ item, number, copy, large }: StepProps) {
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
          <h3
            className={
              large
                ? "text-heading lg:text-[calc(var(--text-title)*0.82)] lg:leading-[1.15]"
                : "text-heading"
            }
          >
            {item.title}
          </h3>
          {item.time && <p className="mt-1 font-mono text-small text-muted">{item.time}</p>}
        </div>
        <div className="min-w-0">
          {item.text && (
            <p className={`mb-5 measure-60 text-muted last:mb-0 ${large ? "lg:text-lg" : ""}`}>
              {item.text}
            </p>
          )}
          {item.code && <Command text={item.code} label={copy} />}
        </div>
      </div>
    </li>
  );
}
