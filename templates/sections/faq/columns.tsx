import { Container } from "@/components/ui/Container";
import { Motif } from "@/components/ui/Picture";
import type { FaqContent, SectionProps } from "@/content/types";

/** Columns by the number of questions, so that no row has a hole. */
const columns: Record<number, string> = {
  2: "lg:grid-cols-2",
  3: "lg:grid-cols-3",
  4: "sm:grid-cols-2",
  5: "sm:grid-cols-2 sm:*:first:col-span-2",
  6: "sm:grid-cols-2 lg:grid-cols-3",
  7: "sm:grid-cols-2 sm:*:first:col-span-2",
  8: "sm:grid-cols-2",
};

/** Questions and answers side by side, as an interview is set; nothing has to be opened. */
export default function Faq({ id, content }: SectionProps<FaqContent>) {
  const { title, lead, motif, items } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-tint py-section">
      <Container>
        <div className="flex items-end justify-between gap-x-10">
          <div className="min-w-0">
            <h2 id={`${id}-title`} className="measure-20 text-title text-brand wrap-break-word">
              {title}
            </h2>
            {lead && <p className="mt-4 measure-50 text-lead wrap-break-word">{lead}</p>}
          </div>
          {motif && (
            <Motif
              name={motif}
              seed={title}
              cut="fill-tint stroke-tint"
              className="-mb-2 hidden size-28 shrink-0 text-brand sm:block lg:size-40"
            />
          )}
        </div>
        <ul
          role="list"
          className={`mt-8 grid grid-cols-1 gap-x-12 gap-y-9 border-t-2 border-brand pt-8 lg:mt-10 lg:gap-y-14 lg:pt-10 ${columns[items.length] ?? ""}`}
        >
          {items.map((item) => (
            <li key={item.question} className="min-w-0 wrap-break-word">
              <h3 className="measure-24 text-heading">{item.question}</h3>
              <p className={`mt-3 measure-58 ${items.length < 4 ? "lg:text-lg" : ""}`}>
                {item.answer}
              </p>
            </li>
          ))}
        </ul>
      </Container>
    </section>
  );
}
