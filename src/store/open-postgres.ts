import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { DatabaseError, Pool, type PoolClient } from "pg";
import type { Logger } from "../ports/logger.ts";
import { type Database, valueTypes } from "./database.ts";

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

  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= pool.end();
    return closing;
  };
  return {
    engine: "Postgres",
    pool: {
      connect: async () => new CarefulClient(await pool.connect()),
      end: close,
    },
    close,
  };
}

/**
 * A connection that is given up once it failed in another way than by the server's own answer: after a timeout
 * nobody knows which statement the next answer would belong to.
 */
class CarefulClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #failure: Error | null = null;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(text: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new TypeError("results are read whole, never by cursor");
    return this.#query(text, parameters);
  }

  async #query(text: string, parameters: readonly unknown[]): Promise<unknown> {
    // The rollback that follows a failure need not wait for the same failure once more.
    if (this.#failure !== null) throw this.#failure;
    try {
      return await this.#client.query(text, [...parameters]);
    } catch (error) {
      if (!(error instanceof DatabaseError)) this.#failure = toError(error);
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#failure ?? undefined);
  }
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("the connection failed", { cause: thrown });
}
