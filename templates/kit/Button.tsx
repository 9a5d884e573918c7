import type { ReactNode } from "react";

const looks = {
  primary:
    "bg-accent text-accent-ink inset-ring inset-ring-accent-edge hover:inset-ring-2 hover:inset-ring-current/45",
  quiet: "bg-surface text-ink inset-ring inset-ring-line hover:inset-ring-muted",
  deep: "text-deep-ink inset-ring inset-ring-deep-line hover:inset-ring-deep-muted",
};

type Props = {
  href: string;
  look?: keyof typeof looks | undefined;
  className?: string | undefined;
  children: ReactNode;
};

export function ButtonLink({ href, look = "primary", className = "", children }: Props) {
  return (
    <a
      href={href}
      className={`inline-flex min-h-12 max-w-full items-center justify-center rounded-control px-5 py-2.5 text-center leading-snug font-semibold wrap-anywhere transition-shadow ${looks[look]} ${className}`}
    >
      {children}
    </a>
  );
}
