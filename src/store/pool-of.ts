import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

/**
 * A pool that hands its connections out in a form of ours, made once for each: what works on them remembers every
 * connection it has seen.
 */
export function poolOf(pool: Pool, formOf: (client: PoolClient) => PostgresPoolClient): PostgresPool {
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const form = known.get(client) ?? formOf(client);
      known.set(client, form);
      return form;
    },
    end: () => pool.end(),
  };
}
