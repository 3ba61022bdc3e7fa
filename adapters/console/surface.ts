import type { Writable } from "node:stream";
import { type Look, renderButtons } from "./render.ts";
import type { Card } from "./screen.ts";

/** A stream that is written to; a terminal knows its columns. */
export type Output = Writable & { readonly columns?: number };

/** Where the console's messages are put. */
export interface Surface {
  readonly look: () => Look;
  /** Prints lines, and under them the buttons of `card`. @throws {Error} when the output has closed. */
  readonly print: (lines: readonly string[], card: Card | null) => Promise<void>;
  /** Leaves the output to whoever comes next; printing goes on plainly. Idempotent. */
  readonly close: () => void;
}

/** Settles when the text was written. @throws {Error} when the output has closed. */
export type Write = (text: string) => Promise<void>;

export function createWriter(output: Writable): Write {
  // A stream that is destroyed forgets the write it was at: its caller would wait for ever.
  const waiting = new Set<(fault: Error) => void>();
  output.on("close", () => {
    for (const reject of waiting) reject(new Error("the output has closed"));
    waiting.clear();
  });
  return (text) =>
    new Promise((resolve, reject) => {
      waiting.add(reject);
      output.write(text, (fault) => {
        waiting.delete(reject);
        if (fault === null || fault === undefined) resolve();
        else reject(fault);
      });
    });
}

/** For an output that nobody types at: everything is printed as it comes, lines are not wrapped. */
export function createTranscript(output: Output, color: boolean): Surface {
  const write = createWriter(output);
  const look: Look = { width: Number.POSITIVE_INFINITY, color };
  return {
    look: () => look,
    print: (lines, card) => {
      const buttons = card === null ? [] : renderButtons(card, null, look);
      return write([...lines, ...buttons, ""].join("\n"));
    },
    close: () => undefined,
  };
}
