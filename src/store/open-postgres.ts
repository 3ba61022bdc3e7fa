import { DatabaseError, Pool } from "pg";
import type { Logger } from "../ports/logger.ts";
import { type Database, valueTypes } from "./database.ts";
import { NamingClient } from "./naming-client.ts";
import { OUTDATED } from "./outdated.ts";
import { poolOf } from "./pool-of.ts";
import { createStatementNames } from "./statement-names.ts";

/** No statement of ours takes anywhere near as long; one that does waits for a lock that somebody forgot. */
const STATEMENT_TIMEOUT_MS = 4_000;
/** When the server has not even said that a statement took too long, it is not there any more. */
const ANSWER_TIMEOUT_MS = 8_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_CONNECTIONS = 10;

/**
 * A pool of connections to a Postgres server; it connects when it is first used.
 * @param url as of libpq: `postgres://user:password@host:port/database`.
 */
export function openPostgres(url: string, logger: Logger): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: "afterword",
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    types: valueTypes,
  });
  // Without listeners, a connection that breaks would end the process. Whoever was using it is told by the
  // rejection of their statement, and the pool makes a new one.
  pool.on("error", (error) => logger.error("database connection lost", error));
  pool.on("connect", (client) => client.on("error", () => undefined));

  const nameOf = createStatementNames();
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= pool.end();
    return closing;
  };
  return {
    engine: "Postgres",
    pool: { ...poolOf(pool, (client) => new CarefulClient(client, nameOf)), end: close },
    close,
  };
}

/**
 * A connection that is given up once it failed in another way than by the server's own answer: after a timeout
 * nobody knows which statement the next answer would belong to. Also once what was prepared on it is outdated,
 * which it would stay.
 */
class CarefulClient extends NamingClient {
  #failure: Error | null = null;

  override release(): void {
    if (this.#failure === null) super.release();
    else this.discard(this.#failure);
  }

  protected override async run(text: string, parameters: readonly unknown[]): Promise<unknown> {
    // The rollback that follows a failure need not wait for the same failure once more.
    if (this.#failure !== null) throw this.#failure;
    try {
      return await super.run(text, parameters);
    } catch (error) {
      if (!(error instanceof DatabaseError) || OUTDATED.has(error.code)) this.#failure = toError(error);
      throw error;
    }
  }
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("the connection failed", { cause: thrown });
}
