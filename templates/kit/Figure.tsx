import {
  CalendarLeaf,
  LetterSheet,
  MapCard,
  MenuCard,
  PileOfSheets,
} from "@/components/ui/FigurePapers";
import { Phone } from "@/components/ui/FigurePhone";
import { PrintFigure } from "@/components/ui/FigurePrint";
import { Photo } from "@/components/ui/Photo";
import type { Figure } from "@/content/types";

type Of<K extends Figure["kind"]> = Extract<Figure, { kind: K }>;
type Props = { figure: Figure; className?: string | undefined };

/** Draws the subject's own data. Each figure changes its layout with its own width. */
export function FigureView({ figure, className = "" }: Props) {
  return (
    <figure className={`@container min-w-0 ${className}`}>
      {figure.kind === "terminal" && <Terminal figure={figure} />}
      {figure.kind === "rows" && <Board figure={figure} />}
      {figure.kind === "card" && <Ticket figure={figure} />}
      {figure.kind === "hours" && <Plate figure={figure} />}
      {figure.kind === "photo" && (
        <Photo
          image={figure.image}
          eager
          className="max-h-152 w-full rounded-card shadow-panel ring-1 ring-line"
        />
      )}
      {figure.kind === "phone" && <Phone figure={figure} />}
      {figure.kind === "menu" && <MenuCard figure={figure} />}
      {figure.kind === "map" && <MapCard figure={figure} />}
      {figure.kind === "calendar" && <CalendarLeaf figure={figure} />}
      {figure.kind === "letter" && <LetterSheet figure={figure} />}
      {figure.kind === "stack" && <PileOfSheets figure={figure} />}
      {figure.kind === "print" && <PrintFigure figure={figure} />}
    </figure>
  );
}

const signs = { command: "$", output: "", comment: "#" };
const tones = {
  command: "text-deep-ink",
  output: "text-deep-muted",
  comment: "text-deep-muted italic",
};

/** A transcript: the prompt stands in a ruled gutter, so that selecting a line copies only the line. */
function Terminal({ figure }: { figure: Of<"terminal"> }) {
  return (
    <div className="overflow-hidden rounded-card bg-deep text-deep-ink shadow-panel inset-ring inset-ring-deep-line">
      <figcaption className="flex items-center gap-3 border-b border-deep-line px-5 py-3 text-small text-deep-muted">
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0 text-deep-brand">
          <path d="M2 3l5 5-5 5M8 13h6" fill="none" stroke="currentColor" strokeWidth="1.75" />
        </svg>
        <span className="min-w-0 wrap-anywhere">{figure.title}</span>
      </figcaption>
      <ol
        dir="ltr"
        className="grid grid-cols-[2.75rem_1fr] py-2 font-mono text-[0.8125rem] leading-6 @xl:text-small @xl:leading-7 @4xl:text-base @4xl:leading-8"
      >
        {figure.lines.map((line, index) => (
          <li key={index} className="col-span-2 grid grid-cols-subgrid">
            <span
              aria-hidden="true"
              className="border-e border-deep-line pe-3 text-end text-deep-brand select-none"
            >
              {signs[line.role]}
            </span>
            <span className={`ps-4 pe-5 wrap-anywhere whitespace-pre-wrap ${tones[line.role]}`}>
              {line.text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A board with a lamp for each row; where there is room the rows hang side by side. */
function Board({ figure }: { figure: Of<"rows"> }) {
  const few = figure.rows.length <= 5;
  return (
    <div className="overflow-hidden rounded-card bg-surface shadow-panel ring-1 ring-line">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b-3 border-double border-line px-5 py-4 @xl:px-7">
        <span className="min-w-0 font-display text-heading font-semibold wrap-anywhere">
          {figure.title}
        </span>
        {figure.note && (
          <span className="min-w-0 text-small wrap-anywhere text-muted">{figure.note}</span>
        )}
      </figcaption>
      <dl className={few ? "@3xl:grid @3xl:auto-cols-[minmax(0,1fr)] @3xl:grid-flow-col" : ""}>
        {figure.rows.map((row, index) => (
          <div
            key={index}
            className={`flex flex-wrap items-center gap-x-4 border-t border-line px-5 py-3.5 first:border-t-0 @xl:px-7 ${few ? "@3xl:grid @3xl:grid-cols-[auto_1fr] @3xl:content-between @3xl:gap-y-8 @3xl:border-s @3xl:border-t-0 @3xl:py-6 @3xl:first:border-s-0" : ""} ${row.strong ? "bg-tint" : ""}`}
          >
            <span
              aria-hidden="true"
              className={`mt-[0.45em] size-2.5 shrink-0 self-start rounded-full ${row.strong ? "bg-brand" : "inset-ring inset-ring-muted"}`}
            />
            <dt
              className={`min-w-0 grow basis-[min-content] [overflow-wrap:break-word] ${row.strong ? "font-semibold" : ""}`}
            >
              {row.label}
            </dt>
            <dd
              className={`ms-auto min-w-0 text-end wrap-anywhere tabular-nums ${few ? `@3xl:col-span-2 @3xl:ms-0 @3xl:text-start @3xl:font-display @3xl:font-(--display-weight) @3xl:text-ink ${row.value.length > 9 ? "@3xl:text-heading" : "@3xl:text-title"}` : ""} ${row.strong ? "font-semibold text-brand @3xl:text-brand" : "text-muted"}`}
            >
              {row.value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Half discs punched out of the two ends of the perforation; the mask uses only opacity. */
const bites = {
  above:
    "mask-[radial-gradient(circle_0.625rem_at_0_100%,transparent_97%,currentcolor),radial-gradient(circle_0.625rem_at_100%_100%,transparent_97%,currentcolor)] mask-intersect",
  below:
    "mask-[radial-gradient(circle_0.625rem_at_0_0,transparent_97%,currentcolor),radial-gradient(circle_0.625rem_at_100%_0,transparent_97%,currentcolor)] mask-intersect",
};

/** A ticket: an engraved rosette, a perforation and a stub with the facts. */
function Ticket({ figure }: { figure: Of<"card"> }) {
  return (
    <div className="drop-shadow-sm dark:drop-shadow-none">
      <div
        className={`relative overflow-hidden rounded-t-card bg-surface px-6 pt-7 pb-8 @xl:px-9 @xl:pt-9 ${bites.above}`}
      >
        <Rosette seed={figure.title} />
        <div className="relative flex min-h-7 items-start justify-between gap-x-5 text-small text-brand">
          {figure.eyebrow && <p className="min-w-0 wrap-anywhere">{figure.eyebrow}</p>}
          {figure.stamp && (
            <p className="ms-auto max-w-[55%] shrink-0 -rotate-6 rounded-control border-4 border-double border-brand bg-surface px-3 py-1 font-mono font-semibold wrap-anywhere uppercase">
              {figure.stamp}
            </p>
          )}
        </div>
        <figcaption className="relative mt-20 measure-16 font-display text-title font-(--display-weight) tracking-(--display-tracking) wrap-break-word @3xl:mt-24 @3xl:text-hero">
          {figure.title}
        </figcaption>
      </div>
      <div className={`rounded-b-card bg-surface px-6 pb-5 @xl:px-9 @xl:pb-7 ${bites.below}`}>
        <div className="border-t-2 border-dashed border-line" />
        <ul className="grid grid-cols-1 gap-x-10 pt-3 tabular-nums @2xl:grid-cols-2 @2xl:pt-5">
          {figure.lines.map((line, index) => (
            <li
              key={index}
              className="border-t border-line py-2.5 first:border-t-0 @2xl:nth-2:border-t-0"
            >
              {line}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Rosette({ seed }: { seed: string }) {
  const petals = 12 + (Array.from(seed).length % 7) * 2;
  return (
    <svg
      aria-hidden="true"
      viewBox="-100 -100 200 200"
      className="absolute -end-24 -top-24 size-56 text-brand opacity-40 @3xl:-end-36 @3xl:-top-36 @3xl:size-96"
    >
      {Array.from({ length: petals }, (_, index) => (
        <ellipse
          key={index}
          rx="96"
          ry={24 + (petals % 5) * 6}
          transform={`rotate(${(index * 180) / petals})`}
          fill="none"
          stroke="currentColor"
          strokeWidth="0.6"
        />
      ))}
    </svg>
  );
}

/** An enamelled plate, screwed to the wall beside the door. */
function Plate({ figure }: { figure: Of<"hours"> }) {
  return (
    <div className="relative rounded-card bg-deep p-2.5 text-deep-ink shadow-panel inset-ring inset-ring-deep-line">
      <Screw className="start-4 top-4 rotate-12" />
      <Screw className="end-4 top-4 -rotate-30" />
      <Screw className="start-4 bottom-4 rotate-45" />
      <Screw className="end-4 bottom-4 rotate-80" />
      <div className="rounded-[max(0px,calc(var(--radius-card)-0.625rem))] border border-deep-line px-4 py-8 @xl:px-10 @3xl:grid @3xl:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)] @3xl:gap-x-16 @3xl:px-14 @3xl:py-12">
        <figcaption className="px-4 text-center wrap-break-word font-display text-title font-(--display-weight) tracking-(--display-tracking) text-deep-ink @3xl:px-0 @3xl:text-start">
          {figure.title}
        </figcaption>
        <dl className="mt-6 @3xl:col-start-2 @3xl:row-span-2 @3xl:row-start-1 @3xl:mt-0">
          {figure.days.map((day, index) => (
            <div
              key={index}
              className={`flex flex-wrap justify-between gap-x-6 border-t border-deep-line py-3 tabular-nums ${day.closed ? "text-deep-muted" : ""}`}
            >
              <dt className="min-w-0 grow basis-[min-content] [overflow-wrap:break-word]">
                {day.day}
              </dt>
              <dd
                className={`ms-auto min-w-0 text-end wrap-break-word ${day.closed ? "" : "font-semibold text-deep-brand"}`}
              >
                {day.time}
              </dd>
            </div>
          ))}
        </dl>
        {figure.place && (
          <p className="border-t-3 border-double border-deep-line px-4 pt-5 text-center text-small text-deep-muted @3xl:self-end @3xl:px-0 @3xl:text-start">
            {figure.place}
          </p>
        )}
      </div>
    </div>
  );
}

function Screw({ className }: { className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      className={`absolute size-3.5 text-deep-muted ${className}`}
    >
      <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" />
      <path d="M2 6h8" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
