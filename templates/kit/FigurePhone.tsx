import { Picture } from "@/components/ui/Picture";
import type { Figure } from "@/content/types";

type Props = { figure: Extract<Figure, { kind: "phone" }> };

/** A phone with the app open: what it does, as the rows of its first screen. */
export function Phone({ figure }: Props) {
  const long = figure.title.split(" ").some((word) => word.length > 9);
  return (
    <div className="mx-auto w-full max-w-76 rounded-[2.75rem] bg-deep p-2.5 text-ink shadow-panel inset-ring inset-ring-deep-line">
      <div className="flex min-h-136 flex-col overflow-hidden rounded-[2.25rem] bg-ground">
        <span aria-hidden="true" className="mx-auto mt-3 h-5 w-24 rounded-full bg-deep" />
        <div className="flex items-center gap-3 px-5 pt-6 pb-5">
          <Picture
            motif={figure.motif}
            seed={figure.title}
            paper={2}
            className="size-12 shrink-0 rounded-2xl p-1.5"
          />
          <figcaption
            className={`min-w-0 font-display leading-tight font-(--display-weight) wrap-break-word ${long ? "text-base" : "text-heading"}`}
          >
            {figure.title}
          </figcaption>
        </div>
        <ul role="list" className="grid grid-cols-1 gap-2 px-3">
          {figure.rows.map((row, index) => (
            <li
              key={index}
              className={`grid grid-cols-1 gap-1 rounded-2xl px-4 py-3.5 text-small wrap-break-word ${index === 0 ? "bg-tint" : "bg-surface inset-ring inset-ring-line"}`}
            >
              <span className={index === 0 ? "text-base leading-snug font-semibold" : ""}>
                {row.label}
              </span>
              {row.value && <span className="text-brand tabular-nums">{row.value}</span>}
            </li>
          ))}
        </ul>
        {figure.motif && (
          <Picture
            motif={figure.motif}
            seed={`${figure.title} ${figure.rows.length}`}
            paper={figure.rows.length > 3 ? 0 : 1}
            className="mx-3 mt-2 min-h-24 flex-1 basis-24 rounded-2xl p-4"
          />
        )}
        <div className="mt-auto px-3 pt-3 pb-3">
          {figure.action && (
            <p className="rounded-2xl bg-accent px-4 py-3.5 text-center font-semibold text-accent-ink wrap-break-word inset-ring inset-ring-accent-edge">
              {figure.action}
            </p>
          )}
          <span aria-hidden="true" className="mx-auto mt-3 block h-1 w-28 rounded-full bg-muted" />
        </div>
      </div>
    </div>
  );
}
