import { Container } from "@/components/ui/Container";
import { FigureView } from "@/components/ui/Figure";
import { SectionHeading } from "@/components/ui/SectionHeading";
import type { BentoContent, SectionProps } from "@/content/types";

type Cell = BentoContent["cells"][number];
type Width = "small" | "half" | "large" | "full";

const places: Record<Width, string> = {
  small: "lg:col-span-2",
  half: "lg:col-span-3",
  large: "sm:col-span-2 lg:col-span-4",
  full: "sm:col-span-2 lg:col-span-6",
};

/** Two cells that share a row: the one with a figure is wider; without figures the row is halved. */
function pair(left: Cell | undefined, right: Cell | undefined): Width[] {
  if (Boolean(left?.figure) === Boolean(right?.figure)) return ["half", "half"];
  return left?.figure ? ["large", "small"] : ["small", "large"];
}

/** How wide the cells after the first are: the grid of six columns has no hole. */
function widths(cells: Cell[]): Width[] {
  const beside: Width[] = ["small", "small"];
  if (cells.length === 4) return [...beside, "full"];
  if (cells.length === 5) return [...beside, ...pair(cells[3], cells[4])];
  if (cells.length === 6) return [...beside, ...pair(cells[3], cells[4]), "full"];
  return beside;
}

export default function Bento({ id, content }: SectionProps<BentoContent>) {
  const { cells } = content;
  const sizes = widths(cells);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="bg-sunken py-section">
      <Container>
        <SectionHeading id={id} title={content.title} lead={content.lead} />
        <ul
          role="list"
          className="mt-10 grid grid-cols-1 gap-3 sm:grid-cols-2 sm:gap-4 lg:mt-14 lg:grid-cols-6"
        >
          {cells.map((cell, index) =>
            index === 0 ? (
              <LeadCell key={cell.title} cell={cell} />
            ) : (
              <FurtherCell key={cell.title} cell={cell} width={sizes[index - 1] ?? "small"} />
            ),
          )}
        </ul>
      </Container>
    </section>
  );
}

/** The large cell: its figure stands on the deep ground as on a stage. */
function LeadCell({ cell }: { cell: Cell }) {
  return (
    <li className="flex flex-col justify-between gap-10 rounded-card bg-deep p-5 text-deep-ink wrap-break-word sm:col-span-2 sm:p-9 lg:col-span-4 lg:row-span-2">
      <div className={cell.figure ? "" : "flex grow flex-col justify-between gap-10"}>
        <h3 className="measure-20 text-title">{cell.title}</h3>
        {cell.text && <p className="mt-4 measure-52 text-lg text-deep-muted">{cell.text}</p>}
      </div>
      {cell.figure && <FigureView figure={cell.figure} className="text-ink" />}
    </li>
  );
}

/** A wide cell sets what it shows, or its text, beside its title. */
function FurtherCell({ cell, width }: { cell: Cell; width: Width }) {
  const wide = width === "large" || width === "full";
  const split = width === "full" && cell.text && !cell.figure;
  const beside = wide ? "lg:grid-cols-2 lg:items-center" : "";
  return (
    <li
      className={`grid grid-cols-1 content-between gap-x-10 gap-y-6 rounded-card p-5 wrap-break-word sm:p-7 ${wide ? "bg-tint" : "bg-surface ring-1 ring-line"} ${split || cell.figure ? beside : ""} ${places[width]}`}
    >
      <div>
        <h3 className={wide ? "measure-24 text-heading lg:text-title" : "text-heading"}>
          {cell.title}
        </h3>
        {cell.text && cell.figure && <p className="mt-2 measure-56 text-muted">{cell.text}</p>}
      </div>
      {cell.figure ? (
        <FigureView figure={cell.figure} />
      ) : (
        cell.text && (
          <p className={`measure-56 text-muted ${wide ? "lg:text-lg" : ""}`}>{cell.text}</p>
        )
      )}
    </li>
  );
}
