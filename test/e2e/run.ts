import { spawn } from "node:child_process";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one of the product's programs with this standard input, to its end. */
export function run(
  program: "src/main.ts" | "src/cli.ts",
  options: {
    readonly args?: readonly string[];
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<Ended> {
  const { args = [], input = "", env = {} } = options;
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    env: { PATH, TZ: "Europe/Stockholm", LANG: "en_GB.UTF-8", ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}
