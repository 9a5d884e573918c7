import { Check, X } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ComparisonContent, SectionProps } from "@/content/types";

/** Sheets laid against each other: the page's own is raised and lies over the edge of the others. */
export default function Comparison({ id, content }: SectionProps<ComparisonContent>) {
  const { columns, note } = content;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-t border-line bg-ground py-section wrap-break-word"
    >
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <div className="mt-10 grid grid-cols-1 gap-y-3 lg:mt-14 lg:grid-cols-[minmax(0,7fr)_minmax(0,6fr)] lg:items-start">
          <div className="relative z-1 rounded-card bg-surface p-6 shadow-panel ring-2 ring-brand sm:p-10">
            <Sheet content={content} index={0} own />
          </div>
          <ul role="list" className="grid grid-cols-1 gap-3 lg:-ms-5 lg:pt-12">
            {columns.slice(1).map((column, index) => (
              <li
                key={column.name}
                className="rounded-card bg-sunken p-6 sm:p-8 lg:rounded-s-none lg:ps-14"
              >
                <Sheet content={content} index={index + 1} />
              </li>
            ))}
          </ul>
        </div>
        {note && <p className="mt-6 measure-68 text-small text-muted">{note}</p>}
      </Container>
    </section>
  );
}

type SheetProps = { content: ComparisonContent; index: number; own?: boolean | undefined };

const marks = { yes: Check, no: X };

function Sheet({ content, index, own = false }: SheetProps) {
  const column = content.columns[index];
  const marked = content.rows.some((row) => row.cells.some((cell) => cell.mark));
  return (
    <>
      <h3 className={own ? "text-title" : "text-heading"}>{column?.name}</h3>
      {column?.note && <p className="mt-1 text-muted">{column.note}</p>}
      <dl className={own ? "mt-8" : "mt-5"}>
        {content.rows.map((row) => {
          const cell = row.cells[index];
          const Mark = cell?.mark && marks[cell.mark];
          return (
            cell && (
              <div
                key={row.label}
                className={`grid gap-x-4 ${marked ? "grid-cols-[1rem_minmax(0,1fr)]" : "grid-cols-1"} ${own ? "border-t border-line py-4" : "py-2.5"}`}
              >
                <dt className={`text-small text-muted ${marked ? "col-start-2" : ""}`}>
                  {row.label}
                </dt>
                <dd
                  className={`grid grid-cols-subgrid ${marked ? "col-span-2" : ""} ${own ? "text-lg leading-snug font-semibold" : ""}`}
                >
                  {Mark && (
                    <Mark
                      aria-hidden="true"
                      className={`mt-1 size-4 ${own ? "text-brand" : "text-muted"}`}
                    />
                  )}
                  <span className={marked ? "col-start-2" : ""}>{cell.text}</span>
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </>
  );
}
