import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** A server's process, and the last of what it printed, to explain a start that failed. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  hasExited(): boolean;
  printed(): string;
}

const PRINTED_MAX = 4000;
/** How long a server may take until it answers; far more than it ever needs. */
const READY_WITHIN_MS = 20_000;
const ASK_AGAIN_MS = 10;

const running = new Set<ChildProcess>();
// A test run that ends by an error leaves no server behind.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export function startServerProcess(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, "uid" | "gid" | "cwd" | "env">,
): ServerProcess {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let printed = "";
  let gone = false;
  const keep = (chunk: Buffer): void => {
    printed = (printed + chunk.toString("utf8")).slice(-PRINTED_MAX);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      gone = true;
      running.delete(child);
      resolve();
    };
    child.once("exit", end);
    child.once("error", (error) => {
      printed += String(error);
      end();
    });
  });
  return { child, exited, hasExited: () => gone, printed: () => printed };
}

/**
 * Asks again and again, as soon as the last answer was no, until the server is ready.
 * @throws {Error} with what the server printed, when its process ends instead or takes too long.
 */
export async function untilReady(server: ServerProcess, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await isReady().catch(() => false))) {
    if (server.hasExited()) throw new Error(`the server ended while it started:\n${server.printed()}`);
    if (performance.now() > deadline) throw new Error(`the server does not get ready:\n${server.printed()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, ASK_AGAIN_MS);
    });
  }
}

/** Sends the signal; waits for the end of the process unless the signal only stops or continues it. */
export async function signalServer(server: ServerProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.hasExited()) return;
  server.child.kill(signal);
  if (signal !== "SIGSTOP" && signal !== "SIGCONT") await server.exited;
}

/**
 * Below every system's range of passing ports (Linux's begins at 32768, macOS's and Windows' at 49152): what is free
 * there stays free, also while a server is started again. Nobody's outgoing connection is ever given one of these.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_767;

/** A port that nobody uses at this moment, and that the system gives to nobody by itself. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT + 1);
    if (await isFree(port)) return port;
  }
}

/** @throws {Error} when the system refuses for another reason than that the port is taken. */
async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await once(probe.listen(port), "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
  await once(probe.close(), "close");
  return true;
}
