import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";

/** A worker that cannot start ends at once, and is not started more often than that. */
const START_AGAIN_MS = 200;
const READY = '"event":"ready"';
/** Far longer than a start takes: beyond it something else is wrong. */
const READY_WITHIN_MS = 60_000;

/** Worker processes under a supervisor that starts each anew as soon as it is gone. */
export class Fleet {
  readonly #workers: readonly Worker[];

  constructor(options: {
    readonly count: number;
    readonly program: string;
    readonly env: Readonly<Record<string, string>>;
    /** Where what they print is kept, a file for each. */
    readonly folder: string;
  }) {
    const { count, folder } = options;
    this.#workers = Array.from(
      { length: count },
      (_, index) => new Worker(options, join(folder, `worker-${index}.log`)),
    );
  }

  get size(): number {
    return this.#workers.length;
  }

  /** How often a worker has ended without having been told to. */
  get ownEnds(): number {
    return this.#workers.reduce((sum, worker) => sum + worker.ownEnds, 0);
  }

  /** Starts all of them at once, and resolves with the milliseconds until the last was ready. */
  async start(): Promise<number> {
    const begunAt = performance.now();
    await Promise.all(this.#workers.map((worker) => worker.start()));
    return performance.now() - begunAt;
  }

  kill(index: number): void {
    this.#workers[index]?.signal("SIGKILL");
  }

  /** Stops it in the middle of whatever it does, and lets it go on after `forMs`. */
  freeze(index: number, forMs: number): void {
    this.#workers[index]?.freeze(forMs);
  }

  /** Asks it to end, and resolves when the next one in its place is ready. */
  async replace(index: number): Promise<void> {
    await this.#workers[index]?.replace();
  }

  /** Asks all of them to end, and waits until they have. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

interface Start {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

class Worker {
  readonly #options: Start;
  readonly #logFile: string;
  #child: ChildProcess | null = null;
  #awaitingReady: (() => void)[] = [];
  #ended: Promise<void> = Promise.resolve();
  #startedAt = 0;
  #isTold = false;
  #isStopping = false;
  #thaw: NodeJS.Timeout | null = null;
  ownEnds = 0;

  constructor(options: Start, logFile: string) {
    this.#options = options;
    this.#logFile = logFile;
  }

  /** Resolves when it is ready, or the one that had to be started in its place. */
  start(): Promise<void> {
    this.#isStopping = false;
    this.#spawn();
    return this.#ready();
  }

  signal(signal: NodeJS.Signals): void {
    this.#isTold = true;
    this.#child?.kill(signal);
  }

  freeze(forMs: number): void {
    const child = this.#child;
    if (this.#thaw !== null) return;
    child?.kill("SIGSTOP");
    this.#thaw = setTimeout(() => {
      this.#thaw = null;
      child?.kill("SIGCONT");
    }, forMs);
  }

  async replace(): Promise<void> {
    const ended = this.#ended;
    this.signal("SIGTERM");
    await ended;
    await this.#ready();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#thaw !== null) {
      clearTimeout(this.#thaw);
      this.#child?.kill("SIGCONT");
    }
    this.signal("SIGTERM");
    await this.#ended;
  }

  #spawn(): void {
    const { program, env } = this.#options;
    const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    this.#startedAt = performance.now();
    this.#isTold = false;
    const log = createWriteStream(this.#logFile, { flags: "a" });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once("close", () => log.end());
    child.stdout.on("data", (chunk: Buffer) => {
      if (!chunk.includes(READY)) return;
      for (const resolve of this.#awaitingReady.splice(0)) resolve();
    });
    this.#ended = new Promise((resolve) => {
      child.once("exit", () => {
        this.#onEnd();
        resolve();
      });
    });
  }

  #ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const guard = setTimeout(() => reject(new Error("a worker does not get ready")), READY_WITHIN_MS);
      this.#awaitingReady.push(() => {
        clearTimeout(guard);
        resolve();
      });
    });
  }

  #onEnd(): void {
    if (!this.#isTold) this.ownEnds += 1;
    if (this.#isStopping) return;
    const isHopeless = !this.#isTold && performance.now() - this.#startedAt < START_AGAIN_MS;
    if (isHopeless) setTimeout(() => this.#startAgain(), START_AGAIN_MS);
    else this.#startAgain();
  }

  #startAgain(): void {
    if (!this.#isStopping) this.#spawn();
  }
}
