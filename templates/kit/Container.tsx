import type { ReactNode } from "react";

type Props = { className?: string | undefined; children: ReactNode };

export function Container({ className = "", children }: Props) {
  return <div className={`mx-auto w-full max-w-page px-5 sm:px-8 ${className}`}>{children}</div>;
}
