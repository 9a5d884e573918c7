import type { ReactNode } from "react";

/** Draws one print on 200 by 200, in the ink of its paper; `n` decides details, `cut` is what is cut out of the ink. */
export type Draw = (n: number, cut: string) => ReactNode;

/** Strokes in the ink. */
export const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 6,
  strokeLinecap: "round",
} as const;

/** Strokes that are cut out of the ink. */
export const open = { fill: "none" } as const;

export function times(count: number, draw: (index: number) => ReactNode) {
  return Array.from({ length: count }, (_, index) => draw(index));
}
