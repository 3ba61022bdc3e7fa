import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";

/** Somebody in the terminal of the product itself, whose clock they put forward. */
export interface ConsoleTalk {
  /** Types a line, and waits for output that fits; gives back all that came with it. */
  says(line: string, fits: RegExp): Promise<string>;
  /** Presses the newest button with that label by its number. */
  presses(label: string, fits: RegExp): Promise<string>;
  /** Puts the clock forward by so much; gives back what came meanwhile. */
  advances(by: string): Promise<string>;
  close(): Promise<void>;
}

export async function startConsoleTalk(): Promise<ConsoleTalk> {
  const folder = await mkdtemp(join(tmpdir(), "afterword-console-"));
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = { input, output, interactive: false, color: false };
  const product = await startProduct(readConfig({ DATA_DIR: folder }), new FakeLogger(), terminal);
  let shown = "";
  const listeners = new Set<() => void>();
  output.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
    for (const listener of listeners) listener();
  });
  const says = async (line: string, fits: RegExp): Promise<string> => {
    const start = shown.length;
    const came = new Promise<string>((resolve) => {
      const listener = (): void => {
        const since = shown.slice(start);
        if (!fits.test(since)) return;
        listeners.delete(listener);
        resolve(since);
      };
      listeners.add(listener);
    });
    input.write(`${line}\n`);
    return await came;
  };
  return {
    says,
    presses: (label, fits) => says(numberOf(shown, label), fits),
    advances: (by) => says(`/advance ${by}`, /it is now .*\n/u),
    close: async () => {
      await product.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** What is typed to press the newest button with that label: `a2`. @throws when there is none. */
function numberOf(shown: string, label: string): string {
  let mark = "";
  let found: string | null = null;
  for (const line of shown.split("\n")) {
    const row = /^(?<mark>[a-z]+|\s{1,3}) {1,3}(?=\d+ )/u.exec(line);
    if (row === null) continue;
    mark = row.groups?.["mark"]?.trim() || mark;
    for (const [, number, name] of line.matchAll(/(?<=\s)(\d+) (.+?)(?=\s{3}\d|$)/gu)) {
      if (name?.startsWith(label) === true) found = `${mark}${number}`;
    }
  }
  if (found === null) throw new Error(`no button ${label}`);
  return found;
}
