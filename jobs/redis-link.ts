import { Redis, type RedisOptions } from "ioredis";
import type { Logger } from "../src/ports/logger.ts";

/** Nobody who waits for an answer waits longer than this for Redis. */
const LONGEST_WAIT_MS = 1_000;

/** How often the same kind of fault is written down. */
const REPORT_EVERY_MS = 60_000;

const RETRY = {
  retryStrategy: (attempts: number) => Math.min(attempts * 50, 1_000),
  connectTimeout: 5_000,
} as const;

type Patience = Pick<
  RedisOptions,
  "enableOfflineQueue" | "maxRetriesPerRequest" | "commandTimeout" | "socketTimeout"
>;

/**
 * The way to Redis. It keeps trying for ever, and says so once when Redis goes and once when it is back.
 */
export class RedisLink {
  /** Fails at once while Redis is away, instead of keeping commands for later. */
  readonly commands: Redis;
  readonly #url: string;
  readonly #logger: Logger;
  readonly #opened: Redis[] = [];
  readonly #firstState: Promise<void>;
  #connections = 0;
  #reachable: boolean | null = null;
  #lastCode = "unknown";
  #lastReportAt = Number.NEGATIVE_INFINITY;
  #unreported = 0;
  #closed = false;

  constructor(url: string, logger: Logger) {
    this.#url = url;
    this.#logger = logger;
    this.commands = this.#open({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: LONGEST_WAIT_MS,
      // A connection that is cut without a word is given up after this.
      socketTimeout: 4 * LONGEST_WAIT_MS,
    });
    this.#firstState = new Promise((resolve) => {
      this.commands.once("ready", resolve);
      this.commands.once("close", resolve);
    });
    this.commands.on("ready", () => this.#arrived());
    this.commands.on("close", () => this.#lost());
  }

  /** How often the connection was made anew; 0 while it never was. */
  get connections(): number {
    return this.#connections;
  }

  get ready(): boolean {
    return this.commands.status === "ready";
  }

  /** Settles when it is known whether Redis is there, or has taken too long to say so. */
  async settled(): Promise<void> {
    await this.within(this.#firstState).catch(() => {});
  }

  /**
   * Another connection, for a worker that blocks in it: commands wait until Redis is back. BullMQ works with a copy
   * of it as well, and listens to that one's errors only while it needs it; ioredis prints what nobody listens to,
   * past the log.
   */
  openBlocking(): Redis {
    // Redis answers a blocking command after 10 s at the latest.
    const connection = this.#open({ maxRetriesPerRequest: null, socketTimeout: 15_000 });
    const copy = connection.duplicate.bind(connection);
    connection.duplicate = (overrides) => this.#watch(copy(overrides));
    return connection;
  }

  /** @throws {Error} when `work` takes longer than anybody should wait for Redis. */
  async within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error("redis took too long")), LONGEST_WAIT_MS);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Writes the fault down, unless it is the loss that was written down already or one of many. */
  readonly report = (error: unknown): void => {
    this.#lastCode = codeOf(error) ?? this.#lastCode;
    if (this.#closed || isLoss(error) || !this.ready) return;
    const now = performance.now();
    if (now - this.#lastReportAt < REPORT_EVERY_MS) {
      this.#unreported += 1;
      return;
    }
    this.#logger.error("reminder queue failed", error, { unreported: this.#unreported });
    this.#lastReportAt = now;
    this.#unreported = 0;
  };

  close(): void {
    this.#closed = true;
    for (const connection of this.#opened) connection.disconnect();
  }

  #open(patience: Patience): Redis {
    return this.#watch(new Redis(this.#url, { ...RETRY, ...patience }));
  }

  #watch(connection: Redis): Redis {
    connection.on("error", this.report);
    this.#opened.push(connection);
    return connection;
  }

  #arrived(): void {
    this.#connections += 1;
    if (this.#reachable === false) this.#logger.info("redis is back");
    this.#reachable = true;
  }

  #lost(): void {
    if (this.#closed || this.#reachable === false) return;
    this.#reachable = false;
    this.#logger.warn("redis is out of reach; reminders are fired by the sweep", { code: this.#lastCode });
  }
}

/** Whether the error only says that the connection is gone. */
function isLoss(error: unknown): boolean {
  return error instanceof Error && ("syscall" in error || error.message === "Connection is closed.");
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
