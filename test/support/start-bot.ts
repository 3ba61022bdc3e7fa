import { spawn } from "node:child_process";
import { once } from "node:events";
import { Changes } from "../doubles/shared/changes.ts";

/** One line of the log. */
interface LogLine {
  readonly event: string;
  readonly time: string;
  readonly [field: string]: unknown;
}

/** A start takes seconds where other tests run beside it, and a request that nobody answers takes 8 s. */
const PATIENCE_MS = 45_000;

/** The product as a process of its own, started as `npm start` does. */
export interface Bot {
  readonly pid: number;
  /** Everything it has written, to standard output and to standard error. */
  readonly output: string;
  readonly lines: readonly LogLine[];
  /** Resolves with the newest line of that event, once there are so many of them. */
  logged(event: string, times?: number): Promise<LogLine>;
  /** Resolves when it is so, which is looked at whenever the bot has logged something. */
  until(what: string, probe: () => boolean): Promise<void>;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Sends the signal, and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * @param options.env all of the environment but for what a program needs to be found.
 * @param options.preload modules that are loaded before the product.
 */
export function startBot(options: {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly preload?: readonly string[];
}): Bot {
  const { env, args = ["src/main.ts"], preload = [] } = options;
  const imports = ["tsx", ...preload].flatMap((module) => ["--import", module]);
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [...imports, ...args], {
    env: { PATH, TZ: "Europe/Stockholm", LANG: "en_GB.UTF-8", PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const changes = new Changes(PATIENCE_MS);
  let output = "";
  let lines: readonly LogLine[] = [];
  let unread = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
    const whole = (unread + chunk.toString("utf8")).split("\n");
    unread = whole.pop() ?? "";
    lines = [...lines, ...whole.flatMap(parseLine)];
    changes.notify();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  const ended = once(child, "close").then(() => {
    changes.notify();
    return child.exitCode;
  });
  return {
    pid: child.pid ?? 0,
    get output() {
      return output;
    },
    get lines() {
      return lines;
    },
    logged: async (event, times = 1) => {
      const found = await changes.until(`it logs “${event}” for the ${times}. time`, () => {
        const of = lines.filter((line) => line.event === event);
        if (of.length >= times) return { line: of.at(-1) };
        return child.exitCode === null ? undefined : { line: undefined };
      });
      if (found.line === undefined) throw new Error(`the bot ended instead of logging “${event}”: ${output}`);
      return found.line;
    },
    until: async (what, probe) => {
      await changes.until(what, () => probe() || undefined);
    },
    ended,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

function parseLine(text: string): readonly LogLine[] {
  try {
    const line: unknown = JSON.parse(text);
    return isLogLine(line) ? [line] : [];
  } catch {
    // Not a line of the log: `output` has it all the same.
    return [];
  }
}

function isLogLine(value: unknown): value is LogLine {
  return typeof value === "object" && value !== null && "event" in value && "time" in value;
}
