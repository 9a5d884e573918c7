import { Check, X } from "lucide-react";
import { Container } from "@/components/ui/Container";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { ComparisonContent, SectionProps } from "@/content/types";

type Cell = ComparisonContent["rows"][number]["cells"][number];

/** A table. On a narrow screen it is pushed sideways under its first column, which stays. */
export default function Comparison({ id, content }: SectionProps<ComparisonContent>) {
  const { title, lead, columns, rows, note } = content;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <SectionHeading id={id} title={title} lead={lead} />
        <div
          role="group"
          aria-labelledby={`${id}-title`}
          tabIndex={0}
          className="mt-10 overflow-x-auto rounded-card bg-surface ring-1 ring-line lg:mt-14"
        >
          <table className="w-full border-separate border-spacing-0 text-start [overflow-wrap:break-word]">
            <thead>
              <tr>
                <td className="sticky start-0 z-1 w-32 min-w-32 bg-surface sm:w-[30%] sm:min-w-48" />
                {columns.map((column, index) => (
                  <th
                    key={column.name}
                    scope="col"
                    className={`min-w-36 px-4 pt-6 pb-5 text-start align-bottom font-display text-lg leading-tight font-semibold sm:px-6 sm:text-heading ${index === 0 ? "bg-deep text-deep-ink" : ""}`}
                  >
                    {column.name}
                    {column.note && (
                      <span
                        className={`mt-1 block font-sans text-small font-normal ${index === 0 ? "text-deep-muted" : "text-muted"}`}
                      >
                        {column.note}
                      </span>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label}>
                  <th
                    scope="row"
                    className="sticky start-0 z-1 border-t border-line bg-surface px-3 py-4 text-start align-top text-small leading-snug font-normal wrap-anywhere text-muted sm:px-6 sm:text-base"
                  >
                    {row.label}
                  </th>
                  {columns.map((column, index) => (
                    <td
                      key={column.name}
                      className={`border-t px-4 py-4 align-top leading-snug tabular-nums sm:px-6 ${index === 0 ? "border-deep-line bg-deep font-semibold text-deep-ink" : "border-line"}`}
                    >
                      <Answer cell={row.cells[index]} own={index === 0} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {note && <p className="mt-5 measure-68 text-small text-muted wrap-break-word">{note}</p>}
      </Container>
    </section>
  );
}

function Answer({ cell, own }: { cell: Cell | undefined; own: boolean }) {
  if (!cell) return null;
  const look = `mt-0.5 size-4 shrink-0 ${own ? "text-deep-brand" : "text-muted"}`;
  return (
    <span className="flex gap-2.5">
      {cell.mark === "yes" && <Check aria-hidden="true" className={look} />}
      {cell.mark === "no" && <X aria-hidden="true" className={look} />}
      <span className="min-w-0">{cell.text}</span>
    </span>
  );
}
