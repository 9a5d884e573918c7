import { Check } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { SectionProps, UseCasesContent } from "@/content/types";

/** Folders with one drawn out: radio buttons choose it, so the arrow keys do too. Printed, all are open. */
export default function UseCases({ id, content }: SectionProps<UseCasesContent>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <fieldset className="mt-10 grid min-w-0 grid-cols-1 gap-y-2 lg:mt-14 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)] lg:grid-rows-[repeat(5,auto)_1fr]">
          <legend className="sr-only">{content.title}</legend>
          {content.cases.map((item, index) => (
            <Folder key={item.who} item={item} id={`${id}-${index}`} name={id} open={index === 0} />
          ))}
        </fieldset>
      </Container>
    </section>
  );
}

type Case = UseCasesContent["cases"][number];
type FolderProps = { item: Case; id: string; name: string; open: boolean };

function Folder({ item, id, name, open }: FolderProps) {
  return (
    <div className="contents">
      <input type="radio" id={id} name={name} defaultChecked={open} className="peer sr-only" />
      <label
        htmlFor={id}
        className="flex min-h-14 cursor-pointer items-center rounded-card px-5 py-4 font-display text-heading leading-tight font-(--display-weight) text-muted wrap-break-word outline-offset-3 outline-brand peer-checked:rounded-b-none peer-checked:bg-surface peer-checked:text-ink peer-focus-visible:outline-2 hover:text-ink lg:col-start-1 lg:px-6 lg:peer-checked:rounded-s-card lg:peer-checked:rounded-e-none"
      >
        <span className="min-w-0">{item.who}</span>
      </label>
      <div className="-mt-2 hidden rounded-b-card bg-surface p-5 pt-2 wrap-break-word peer-checked:block sm:p-7 lg:col-start-2 lg:row-span-full lg:row-start-1 lg:mt-0 lg:min-h-96 lg:rounded-card lg:rounded-ss-none lg:p-12 print:block">
        <Panel item={item} />
      </div>
    </div>
  );
}

function Panel({ item }: { item: Case }) {
  const { points = [] } = item;
  return (
    <div className="flex h-full flex-col justify-between gap-10">
      <div>
        <h3 className="measure-24 text-title">{item.title}</h3>
        {item.text && <p className="mt-4 measure-58 text-lead text-muted">{item.text}</p>}
      </div>
      {points.length > 0 && (
        <ul role="list" className="border-t border-line">
          {points.map((point) => (
            <li key={point} className="flex gap-3 border-b border-line py-3">
              <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-brand" />
              <span className="min-w-0">{point}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
