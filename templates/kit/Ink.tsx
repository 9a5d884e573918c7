import type { ReactNode } from "react";

/** Draws one print on 200 by 200, in the ink of its paper; `n` decides details, `cut` is what is cut out of the ink. */
export type Draw = (n: number, cut: string) => ReactNode;

export function times(count: number, draw: (index: number) => ReactNode) {
  return Array.from({ length: count }, (_, index) => draw(index));
}
