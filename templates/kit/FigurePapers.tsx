import { StreetPlan } from "@/components/ui/Art";
import { Field, Picture } from "@/components/ui/Picture";
import type { Figure } from "@/content/types";

type Of<K extends Figure["kind"]> = Extract<Figure, { kind: K }>;

/** A menu card: two frames, leaders between a dish and its price. */
export function MenuCard({ figure }: { figure: Of<"menu"> }) {
  return (
    <div className="rounded-card bg-surface p-2 shadow-panel ring-1 ring-line">
      <div className="rounded-[max(0px,calc(var(--radius-card)-0.5rem))] border border-brand px-5 py-8 @md:px-9 @md:py-11">
        <figcaption className="text-center font-display text-title font-(--display-weight) tracking-(--display-tracking) text-brand wrap-break-word">
          {figure.title}
        </figcaption>
        <svg aria-hidden="true" viewBox="0 0 120 8" className="mx-auto mt-4 w-28 text-brand">
          <path d="M0 4h48M72 4h48M60 0l4 4-4 4-4-4z" stroke="currentColor" fill="currentColor" />
        </svg>
        <dl className="mt-6 grid grid-cols-1 gap-3.5">
          {figure.items.map((item, index) => (
            <div key={index} className="flex flex-wrap items-end gap-x-2.5">
              {item.value ? (
                <>
                  <dt className="flex min-w-0 grow basis-[min-content] items-baseline gap-2.5 [overflow-wrap:break-word]">
                    <span className="min-w-0">{item.label}</span>
                    <span
                      aria-hidden="true"
                      className="min-w-4 flex-1 border-b-2 border-dotted border-line"
                    />
                  </dt>
                  <dd className="ms-auto max-w-[60%] text-end font-semibold text-brand tabular-nums">
                    {item.value}
                  </dd>
                </>
              ) : (
                <dt className="mx-auto min-w-0 text-center wrap-break-word">{item.label}</dt>
              )}
            </div>
          ))}
        </dl>
        {figure.note && (
          <p className="mt-7 text-center text-small text-muted wrap-break-word">{figure.note}</p>
        )}
      </div>
    </div>
  );
}

/** A plan of the streets around, with the address on a card in front of it. */
export function MapCard({ figure }: { figure: Of<"map"> }) {
  return (
    <div className="overflow-hidden rounded-card bg-surface shadow-panel ring-1 ring-line">
      <StreetPlan seed={figure.address} className="h-64 w-full @xl:h-88" />
      <figcaption className="relative mx-4 -mt-10 mb-4 rounded-card bg-deep px-5 py-4 text-deep-ink wrap-break-word @xl:mx-6 @xl:mb-6 @xl:max-w-md">
        <span className="block font-display text-heading font-(--display-weight)">
          {figure.title}
        </span>
        <span className="mt-1 block">{figure.address}</span>
        {figure.note && (
          <span className="mt-1 block text-small text-deep-muted">{figure.note}</span>
        )}
      </figcaption>
    </div>
  );
}

/** A block calendar: the month on its binding, the day as large as it is. */
export function CalendarLeaf({ figure }: { figure: Of<"calendar"> }) {
  return (
    <div className="relative pt-3">
      <div aria-hidden="true" className="absolute inset-x-8 top-0 z-10 flex justify-between">
        <span className="h-7 w-3 rounded-full bg-muted" />
        <span className="h-7 w-3 rounded-full bg-muted" />
      </div>
      <div className="overflow-hidden rounded-card bg-surface shadow-panel ring-1 ring-line">
        <p className="bg-deep px-6 pt-7 pb-4 text-center text-lg font-semibold text-deep-ink wrap-break-word">
          {figure.month}
        </p>
        <p
          className={`px-4 pt-4 text-center font-display leading-none font-(--display-weight) tracking-(--display-tracking) text-brand tabular-nums ${daySize(figure.day)}`}
        >
          {figure.day}
        </p>
        <figcaption className="px-6 pt-3 pb-6 text-center text-heading wrap-break-word">
          {figure.title}
        </figcaption>
        {figure.lines && (
          <ul className="grid grid-cols-1 border-t border-line bg-sunken text-center text-small">
            {figure.lines.map((line, index) => (
              <li key={index} className="border-t border-line px-6 py-2.5 first:border-t-0">
                {line}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Days from one to the other are as large as the leaf is wide. */
function daySize(day: string) {
  if (day.length > 5) return "text-[clamp(2rem,15cqi,5.5rem)]";
  return day.length > 2 ? "text-[clamp(3.5rem,24cqi,8rem)]" : "text-[clamp(6rem,44cqi,13rem)]";
}

/** A letter half out of its envelope, with a stamp of what it is about. */
export function LetterSheet({ figure }: { figure: Of<"letter"> }) {
  return (
    <div className="relative isolate">
      <div className="mx-[6%] -rotate-1 rounded-t-card bg-surface px-6 pt-8 pb-24 shadow-panel ring-1 ring-line @md:px-10 @md:pt-11">
        <Picture
          motif={figure.motif ?? "letter"}
          seed={figure.from ?? figure.title}
          paper={2}
          className="float-end ms-4 mb-2 h-14 w-11 rotate-2 rounded-sm border-4 border-double border-surface @xs:h-20 @xs:w-16 @xs:p-1 @md:h-25 @md:w-20"
        />
        <figcaption className="font-display text-heading @xs:text-title font-(--display-weight) tracking-(--display-tracking) wrap-break-word">
          {figure.title}
        </figcaption>
        {figure.lines.map((line, index) => (
          <p key={index} className="mt-4 wrap-break-word text-muted">
            {line}
          </p>
        ))}
        {figure.from && (
          <p className="mt-6 font-display text-heading wrap-break-word text-brand">{figure.from}</p>
        )}
      </div>
      <svg
        aria-hidden="true"
        viewBox="0 0 400 110"
        preserveAspectRatio="none"
        className="relative -mt-20 h-28 w-full drop-shadow-sm"
      >
        <path d="M0 0l200 62L400 0v110H0z" className="fill-tint" />
        <path d="M0 110L170 48M400 110L230 48" className="stroke-line" strokeWidth="1.5" />
        <path d="M0 0l200 62L400 0" fill="none" className="stroke-line" strokeWidth="1.5" />
      </svg>
    </div>
  );
}

const turns = ["rotate-0", "rotate-1", "-rotate-1", "rotate-2", "-rotate-2", "rotate-1"];

/** A pile of sheets: the top one whole, the edges of the others below it. */
export function PileOfSheets({ figure }: { figure: Of<"stack"> }) {
  return (
    <div>
      <div className="relative z-10 overflow-hidden rounded-card bg-surface shadow-panel ring-1 ring-line">
        <Field
          motif={figure.motif ?? "book"}
          seed={figure.title}
          cut="fill-brand stroke-brand"
          repeat={128}
          className="block h-32 w-full bg-brand text-tint @md:h-40"
        />
        <div className="px-6 py-6 @md:px-8">
          <figcaption className="font-display text-title font-(--display-weight) tracking-(--display-tracking) wrap-break-word">
            {figure.title}
          </figcaption>
          {figure.note && <p className="mt-2 text-small text-muted">{figure.note}</p>}
        </div>
      </div>
      <ol>
        {figure.pages.map((page, index) => (
          <li
            key={index}
            className={`-mt-2 flex gap-4 rounded-b-card bg-surface px-6 pt-5 pb-3.5 shadow-panel ring-1 ring-line wrap-break-word @md:px-8 ${turns[index] ?? ""}`}
          >
            <span aria-hidden="true" className="font-mono text-small text-brand">
              {index + 1}
            </span>
            <span className="min-w-0">{page}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
