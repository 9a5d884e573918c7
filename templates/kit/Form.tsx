import type { ReactNode } from "react";

const boxes = {
  box: "rounded-control bg-surface px-4 ring-1 ring-muted",
  ruled: "border-b-2 border-ink bg-transparent focus-visible:border-brand",
  accent:
    "rounded-control bg-surface px-4 text-ink ring-1 ring-accent-ink outline-offset-4 focus-visible:outline-accent-ink",
};
const labels = { box: "font-medium", ruled: "text-small text-muted", accent: "font-medium" };

/** The lines of writing paper, as far apart as the lines of text. */
const ruled =
  "bg-[linear-gradient(transparent_calc(2.25rem-1px),var(--line)_0)] bg-size-[100%_2.25rem] bg-local leading-9";

export type FormLook = keyof typeof boxes;

type FieldProps = {
  id: string;
  name: string;
  label: string;
  type?: "text" | "email" | undefined;
  autoComplete?: string | undefined;
  /** More than one gives room for a text of several lines. */
  lines?: number | undefined;
  look?: FormLook | undefined;
  className?: string | undefined;
};

/** A field under its label, which is always visible. */
export function Field({
  id,
  name,
  label,
  type,
  autoComplete,
  lines,
  look = "box",
  className,
}: FieldProps) {
  const box = `mt-1.5 block w-full text-base ${boxes[look]}`;
  return (
    <div className={`min-w-0 ${className ?? ""}`}>
      <label htmlFor={id} className={`block ${labels[look]}`}>
        {label}
      </label>
      {lines ? (
        <textarea
          id={id}
          name={name}
          rows={lines}
          required
          className={`${box} ${look === "ruled" ? ruled : "py-3"}`}
        />
      ) : (
        <input
          id={id}
          name={name}
          type={type ?? "text"}
          autoComplete={autoComplete}
          required
          className={`${box} min-h-12`}
        />
      )}
    </div>
  );
}

const buttons = {
  box: "bg-accent text-accent-ink disabled:border-muted disabled:text-muted",
  ruled: "bg-accent text-accent-ink disabled:border-muted disabled:text-muted",
  accent:
    "bg-accent-ink text-accent outline-offset-4 focus-visible:outline-accent-ink disabled:border-accent-ink disabled:text-accent-ink",
};

type SubmitProps = {
  id: string;
  action: string | undefined;
  look?: FormLook | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** Sends the form; disabled while there is nowhere to send it. */
export function Submit({ id, action, look = "box", className = "", children }: SubmitProps) {
  return (
    <button
      disabled={!action}
      aria-describedby={action ? undefined : `${id}-unset`}
      className={`min-h-12 rounded-control border border-transparent px-6 py-2.5 leading-snug font-semibold wrap-anywhere disabled:cursor-not-allowed disabled:border-dashed disabled:bg-transparent ${buttons[look]} ${className}`}
    >
      {children}
    </button>
  );
}

type UnsetProps = {
  id: string;
  action: string | undefined;
  text: string | undefined;
  className?: string | undefined;
};

/** Says that the form is not connected yet. */
export function Unset({ id, action, text, className = "" }: UnsetProps) {
  if (action) return null;
  return (
    <p id={`${id}-unset`} className={`border-s-2 border-current ps-3 font-medium ${className}`}>
      {text}
    </p>
  );
}
