import type { ReactNode } from "react";
import { Field, Motif, number, Picture } from "@/components/ui/Picture";
import type { Figure } from "@/content/types";

type Print = Extract<Figure, { kind: "print" }>;
type Props = { figure: Print };

/** A print of what the page is about, in one of seven arrangements. */
export function PrintFigure({ figure }: Props) {
  return arrangements[figure.layout](figure);
}

const arrangements: Record<Print["layout"], (figure: Print) => ReactNode> = {
  plate: (figure) => <Plate figure={figure} />,
  tiles: (figure) => <Tiles figure={figure} />,
  paper: (figure) => <WrappingPaper figure={figure} />,
  scene: (figure) => <Scene figure={figure} />,
  icon: (figure) => <AppIcon figure={figure} />,
  cover: (figure) => <Cover figure={figure} />,
  sign: (figure) => <Sign figure={figure} />,
};

const display =
  "font-display font-(--display-weight) tracking-(--display-tracking) leading-tight wrap-break-word";

/** The first motif, and the one that stands beside it: the same where there is only one. */
function pair({ motifs }: Print): [string, string] {
  const main = motifs[0] ?? "form";
  return [main, motifs[1] ?? main];
}

/** One print in its mount, named on the margin below it; a wide mount has room for a sheet of small ones beside it. */
function Plate({ figure }: Props) {
  const [main, other] = pair(figure);
  const inner = "rounded-[max(0px,calc(var(--radius-card)-0.75rem))]";
  return (
    <div className="rounded-card bg-surface p-3 shadow-panel ring-1 ring-line @xl:p-4">
      <div className="grid grid-cols-1 gap-3 @3xl:h-104 @3xl:grid-cols-[minmax(0,5fr)_minmax(0,2fr)] @3xl:gap-4">
        <Picture
          motif={main}
          seed={figure.title}
          paper={number(figure.title) % 3}
          className={`aspect-5/4 w-full p-[6%] @3xl:aspect-auto @3xl:h-full @3xl:p-[3%] ${inner}`}
        />
        <Field
          motif={other}
          other={main}
          seed={figure.title}
          cut={number(figure.title) % 3 === 0 ? "fill-brand stroke-brand" : "fill-tint stroke-tint"}
          repeat={152}
          className={`hidden size-full @3xl:block ${inner} ${number(figure.title) % 3 === 0 ? "bg-brand text-tint" : "bg-tint text-brand"}`}
        />
      </div>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-2 pt-4 pb-2">
        <span className={`min-w-0 text-heading ${display}`}>{figure.title}</span>
        <Note text={figure.note} className="text-muted" />
      </figcaption>
    </div>
  );
}

/** A board of tiles: the subject, something beside it, and the name, no two tiles in one size. */
function Tiles({ figure }: Props) {
  const [main, other] = pair(figure);
  return (
    <div className="grid grid-cols-2 gap-3 @3xl:grid-cols-4 @3xl:grid-rows-[13rem_13rem]">
      <Picture
        motif={main}
        seed={figure.title}
        paper={2}
        className="col-span-2 aspect-2/1 w-full rounded-card p-[4%] @3xl:row-span-2 @3xl:aspect-auto @3xl:h-full"
      />
      <Picture
        motif={other}
        seed={`${figure.title} 2`}
        paper={1}
        className="aspect-square w-full rounded-card p-[8%] @3xl:aspect-auto @3xl:h-full"
      />
      <figcaption className="flex aspect-square min-w-0 flex-col justify-between rounded-card bg-surface p-4 ring-1 ring-line @md:p-6 @3xl:aspect-auto @3xl:p-5">
        <Note text={figure.note} className="text-muted" />
        <span
          className={`mt-auto text-heading @3xl:text-heading ${hasLongWord(figure.title) ? "" : "@md:text-title"} ${display}`}
        >
          {figure.title}
        </span>
      </figcaption>
      <Field
        motif={main}
        seed={figure.title}
        cut="fill-tint stroke-tint"
        className="col-span-2 hidden h-full w-full rounded-card bg-tint text-brand @3xl:block"
      />
    </div>
  );
}

/** Whether a word of a name is wider than a tile at the size of a title. */
function hasLongWord(name: string) {
  return name.split(" ").some((word) => word.length > 6);
}

/** The paper in which the thing is wrapped, and the label on it. */
function WrappingPaper({ figure }: Props) {
  const dark = number(figure.title) % 2 === 0;
  return (
    <div
      className={`relative grid min-h-96 place-items-center overflow-hidden rounded-card shadow-panel @xl:min-h-112 ${dark ? "bg-brand text-tint" : "bg-tint text-brand ring-1 ring-line"}`}
    >
      <Field
        motif={pair(figure)[0]}
        other={pair(figure)[1]}
        seed={figure.title}
        cut={dark ? "fill-brand stroke-brand" : "fill-tint stroke-tint"}
        repeat={168}
        className="absolute inset-0 size-full"
      />
      <figcaption className="relative m-8 max-w-[80%] rounded-control bg-surface p-2 text-ink shadow-panel">
        <span className="block rounded-[max(0px,calc(var(--radius-control)-0.25rem))] border border-brand px-6 py-6 text-center @md:px-10 @md:py-8">
          <span className={`block text-title text-brand ${display}`}>{figure.title}</span>
          <Note text={figure.note} className="mt-2 block text-muted" />
        </span>
      </figcaption>
    </div>
  );
}

/** The subject against the sky, with the sun behind it. */
function Scene({ figure }: Props) {
  const [main, other] = pair(figure);
  const low = number(figure.title) % 2 === 0;
  return (
    <div className="relative isolate overflow-hidden rounded-card bg-tint text-brand shadow-panel ring-1 ring-line">
      <div className="relative h-80 @md:h-96 @3xl:h-112">
        <span
          aria-hidden="true"
          className={`absolute -z-10 size-44 rounded-full bg-surface @md:size-60 ${low ? "start-[12%] top-[34%]" : "end-[10%] top-[10%]"}`}
        />
        {other !== main && (
          <Motif
            name={other}
            seed={figure.title}
            cut="fill-tint stroke-tint"
            className={`absolute -bottom-[5%] -z-10 size-[44%] max-w-64 opacity-45 ${low ? "-end-[4%]" : "-start-[4%]"}`}
          />
        )}
        <Motif
          name={main}
          seed={figure.title}
          cut="fill-tint stroke-tint"
          className="absolute -bottom-[9%] left-1/2 h-[88%] -translate-x-1/2"
        />
      </div>
      <figcaption className="relative flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 bg-deep px-5 py-4 text-deep-ink @md:px-7 @md:py-5">
        <span className={`min-w-0 text-heading ${display}`}>{figure.title}</span>
        <Note text={figure.note} className="text-deep-muted" />
      </figcaption>
    </div>
  );
}

/** The icon on the first screen, as large as it never is there. */
function AppIcon({ figure }: Props) {
  const [main] = pair(figure);
  return (
    <div className="grid place-items-center py-6">
      <div className="grid aspect-square w-full max-w-104 place-items-center rounded-[22%] inset-ring inset-ring-line">
        <div className="grid size-[84%] place-items-center rounded-[22%] inset-ring inset-ring-line">
          <Picture
            motif={main}
            seed={figure.title}
            paper={number(figure.title) % 2 === 0 ? 2 : 1}
            className="size-[78%] rounded-[22%] p-[9%] shadow-panel"
          />
        </div>
      </div>
      <figcaption className="mt-6 text-center">
        <span className={`block text-heading ${display}`}>{figure.title}</span>
        <Note text={figure.note} className="mt-1 block text-muted" />
      </figcaption>
    </div>
  );
}

/** A bound cover: title at the head, the subject running off the foot. */
function Cover({ figure }: Props) {
  const deep = number(figure.title) % 2 === 0;
  return (
    <div
      className={`relative mx-auto flex aspect-4/5 w-full max-w-112 flex-col overflow-hidden rounded-s-xs rounded-e-card shadow-panel ${deep ? "bg-deep text-deep-ink" : "bg-brand text-tint"}`}
    >
      <span
        aria-hidden="true"
        className="absolute inset-y-0 start-0 w-5 border-e border-current opacity-40"
      />
      <figcaption className="ps-11 pe-6 pt-9">
        <span className={`block measure-12 text-title @md:text-[2.75rem] ${display}`}>
          {figure.title}
        </span>
        <Note text={figure.note} className="mt-3 block" />
      </figcaption>
      <Motif
        name={pair(figure)[0]}
        seed={figure.title}
        cut={deep ? "fill-deep stroke-deep" : "fill-brand stroke-brand"}
        className={`absolute -end-[12%] -bottom-[10%] size-[86%] ${deep ? "text-deep-brand" : ""}`}
      />
    </div>
  );
}

/** The sign over the door, on its bracket. */
function Sign({ figure }: Props) {
  const deep = number(figure.title) % 2 === 0;
  return (
    <div className="mx-auto w-full max-w-112">
      <svg
        aria-hidden="true"
        viewBox="0 0 400 96"
        fill="none"
        stroke="currentColor"
        strokeWidth="7"
        strokeLinecap="round"
        className="block w-full text-ink rtl:-scale-x-100"
      >
        <path d="M6 4v86M6 22h360" />
        <path
          d="M6 82c70 0 118-16 150-60M366 22c14 0 22 8 22 18s-8 16-16 16-12-6-12-12"
          strokeWidth="4"
        />
        <path d="M96 22v74M304 22v74" strokeWidth="4" strokeDasharray="7 9" />
      </svg>
      <div
        className={`rounded-[3rem] p-3 shadow-panel ${deep ? "bg-deep text-deep-ink" : "bg-brand text-tint"}`}
      >
        <div className="flex flex-col items-center gap-1 rounded-[2.25rem] border-2 border-current px-6 pt-5 pb-8 text-center">
          <Motif
            name={pair(figure)[0]}
            seed={figure.title}
            cut={deep ? "fill-deep stroke-deep" : "fill-brand stroke-brand"}
            className={`w-[68%] ${deep ? "text-deep-brand" : ""}`}
          />
          <figcaption className="min-w-0 max-w-full">
            <span className={`block text-title ${display}`}>{figure.title}</span>
            <Note text={figure.note} className="mt-1.5 block" />
          </figcaption>
        </div>
      </div>
    </div>
  );
}

function Note({ text, className }: { text: string | undefined; className: string }) {
  if (!text) return null;
  return <span className={`min-w-0 text-small wrap-break-word ${className}`}>{text}</span>;
}
