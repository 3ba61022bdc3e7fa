import { createHash } from "node:crypto";
import { Client } from "pg";
import type { Platform } from "../core/address.ts";
import { after } from "../core/time/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";

/** How soon a candidate tries again, and how often the leader looks whether it still leads. */
const TRY_EVERY_MS = 3_000;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * The server lets go of a leader that vanished without a word (its machine lost power) after 25 seconds instead
 * of two hours. The leader itself finds out sooner than that, so there are never two.
 */
const SESSION = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

/** What a platform that allows one reader is read with. */
interface Office {
  readonly platform: Platform;
  /** Processes with the same token compete. It goes no further than into a hash. */
  readonly token: string;
}

export interface Campaign {
  /** Settles when the first try is over, won or not; never rejects. */
  readonly tried: Promise<void>;
  /** Settles when this process leads; never rejects. */
  readonly elected: Promise<void>;
  /** Settles when the connection broke that made this process the leader: another may lead by now. Never rejects. */
  readonly lost: Promise<void>;
  readonly leads: boolean;
  /** Lets another process lead. Idempotent. */
  readonly resign: () => Promise<void>;
}

/**
 * Competes to be the one process that reads from a platform, for a session's advisory lock in Postgres: tries at
 * once, and then every few seconds until it is elected or resigns. The lock goes with its connection, so a leader
 * that dies is followed by another.
 * @param options.url the database that the processes share; not behind a pooler that shares sessions.
 * @param options.realTime the machine's clock: this guards against what happens outside.
 */
export function campaign(options: {
  readonly url: string;
  readonly office: Office;
  readonly realTime: Clock;
  readonly logger: Logger;
}): Campaign {
  const candidate = new Candidate(options);
  return {
    tried: candidate.round(),
    elected: candidate.elected.settled,
    lost: candidate.lost.settled,
    get leads() {
      return candidate.leads;
    },
    resign: () => candidate.resign(),
  };
}

/** The lock's number: as likely to be another program's as any of 2^64. */
export function lockKey({ platform, token }: Office): string {
  return createHash("sha256").update(`afterword:${platform}:${token}`).digest().readBigInt64BE().toString();
}

class Candidate {
  readonly #options: Parameters<typeof campaign>[0];
  readonly elected = new Signal();
  readonly lost = new Signal();
  #state: "waiting" | "leading" | "over" = "waiting";
  #client: Client | null = null;
  #callOff: () => void = () => {};
  #round: Promise<void> = Promise.resolve();
  /** What was said last, so that it is said once. */
  #said: "nothing" | "another leads" | "out of reach" = "nothing";

  constructor(options: Parameters<typeof campaign>[0]) {
    this.#options = options;
  }

  get leads(): boolean {
    return this.#state === "leading";
  }

  round(): Promise<void> {
    this.#round = this.#run();
    return this.#round;
  }

  async resign(): Promise<void> {
    this.#state = "over";
    this.#callOff();
    const client = this.#client;
    this.#client = null;
    // Resolves when the server has closed the connection, and with it let go of the lock.
    await client?.end().catch(() => undefined);
    await this.#round;
  }

  async #run(): Promise<void> {
    const { realTime } = this.#options;
    try {
      const client = this.#client ?? (await this.#connect());
      await (this.#state === "leading" ? client.query("SELECT 1") : this.#try(client));
    } catch (error) {
      this.#sayOnce("out of reach", error);
      this.#drop(this.#client);
    }
    if (this.#isOver()) return;
    this.#callOff = realTime.wakeAt(after(realTime.now(), TRY_EVERY_MS), () => this.round());
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#options.url,
      application_name: "afterword leader",
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
    });
    // The end that follows says it all, and without a listener the error would end the process.
    client.on("error", () => this.#drop(client));
    client.on("end", () => this.#drop(client));
    try {
      await client.connect();
      await client.query(SESSION);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    if (this.#isOver()) await client.end();
    else this.#client = client;
    return client;
  }

  async #try(client: Client): Promise<void> {
    if (this.#isOver()) return;
    const key = lockKey(this.#options.office);
    const found = await client.query<{ readonly won: boolean }>(
      "SELECT pg_try_advisory_lock($1::bigint) AS won",
      [key],
    );
    // Resigned meanwhile, or the connection broke: what it says is not so any more.
    if (this.#client !== client) return;
    if (found.rows[0]?.won !== true) {
      this.#sayOnce("another leads", null);
      return;
    }
    if (this.#said !== "nothing") {
      this.#options.logger.info("this process reads now", { platform: this.#options.office.platform });
    }
    this.#said = "nothing";
    this.#state = "leading";
    this.elected.give();
  }

  /** The connection is of no use any more; the leader's end, where it is the leader's. */
  #drop(client: Client | null): void {
    if (client === null || this.#client !== client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    if (this.#state !== "leading") return;
    this.#state = "over";
    this.#callOff();
    this.lost.give();
  }

  #sayOnce(what: "another leads" | "out of reach", error: unknown): void {
    if (this.#said === what || this.#state !== "waiting") return;
    this.#said = what;
    const { logger, office } = this.#options;
    const { platform } = office;
    if (what === "another leads") logger.info("another process reads; this one waits its turn", { platform });
    else logger.error("whether another process reads cannot be asked", error, { platform });
  }

  // A method, because the state changes while something is awaited, which the compiler does not see.
  #isOver(): boolean {
    return this.#state === "over";
  }
}

/** Something that happens once. */
class Signal {
  readonly settled: Promise<void>;
  give: () => void = () => {};

  constructor() {
    this.settled = new Promise((resolve) => {
      this.give = resolve;
    });
  }
}
