import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { PoolClient } from "pg";
import type { createStatementNames } from "./statement-names.ts";

/** A connection that names the statements which come again and again. */
export class NamingClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #nameOf: ReturnType<typeof createStatementNames>;

  constructor(client: PoolClient, nameOf: ReturnType<typeof createStatementNames>) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(text: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new TypeError("results are read whole, never by cursor");
    return this.run(text, parameters);
  }

  release(): void {
    this.#client.release();
  }

  protected async run(text: string, parameters: readonly unknown[]): Promise<unknown> {
    const name = this.#nameOf(text, parameters);
    return await this.#client.query({ text, values: [...parameters], ...(name !== undefined && { name }) });
  }

  /** Lets go of the connection for good. */
  protected discard(error: Error): void {
    this.#client.release(error);
  }
}
