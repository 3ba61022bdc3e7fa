import type { Store } from "../../src/ports/store.ts";
import { createGate, type Gate } from "./gate.ts";

/** A store whose works begin at once, and end, badly, when the test says so. */
export function heldStore(): { readonly store: Store; readonly begun: readonly Gate[] } {
  const begun: Gate[] = [];
  const hold = async (): Promise<never> => {
    const gate = createGate();
    begun.push(gate);
    await gate.opened;
    throw new Error("this one failed");
  };
  return { store: { transact: hold, direct: hold, close: () => Promise.resolve() }, begun };
}
