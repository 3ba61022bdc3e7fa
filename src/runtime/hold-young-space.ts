import { setFlagsFromString } from "node:v8";

/** V8's own; with 1 nothing grows. */
const USUAL_GROWTH = 2;

/**
 * Keeps the space in which V8 makes new objects (its young space) as small as it is now, until the function that it
 * gives back is called. Nearly everything that is made while a program loads stays, from which V8 concludes that this
 * space must be large: 32 MB, of which 5 are used afterwards, and which it gives back some ten seconds later at the
 * earliest. A limit for good (`--max-semi-space-size`) would hold it down under load as well.
 */
export function holdYoungSpace(): () => void {
  growBy(1);
  return () => growBy(USUAL_GROWTH);
}

/** V8 looks at this number whenever it thinks of growing. One that does not know it would say so and go on. */
function growBy(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
