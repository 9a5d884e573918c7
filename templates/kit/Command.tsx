import { Copy } from "lucide-react";

type Props = { text: string; label?: string | undefined; className?: string | undefined };

/** A line to type. The page's script shows the copy button; without it the line can be selected. */
export function Command({ text, label = "Copy", className = "" }: Props) {
  return (
    <div
      dir="ltr"
      className={`flex min-h-12 max-w-full items-center rounded-control bg-deep ps-4 pe-1 font-mono text-small text-deep-ink inset-ring inset-ring-deep-line ${className}`}
    >
      <span aria-hidden="true" className="me-3 text-deep-brand select-none">
        $
      </span>
      <code className="min-w-0 flex-1 py-2.5 pe-3 wrap-anywhere">{text}</code>
      <button
        type="button"
        hidden
        data-copy={text}
        aria-label={label}
        className="grid size-11 shrink-0 place-items-center rounded-control text-deep-muted hover:text-deep-ink focus-visible:outline-deep-brand"
      >
        <Copy aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
