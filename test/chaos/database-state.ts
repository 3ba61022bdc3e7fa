import { z } from "zod";
import type { Database } from "../../src/store/database.ts";

const openRows = z.tuple([z.object({ open: z.coerce.number() })]);
const doubtRows = z.array(z.object({ user_id: z.string(), doubts: z.coerce.number() }));

/** How much is still to be done: reminders to be fired, and messages to be sent. */
export async function readOpenWork(database: Database): Promise<number> {
  const rows = await read(
    database,
    `SELECT (SELECT count(*) FROM reminders WHERE state = 'scheduled')
       + (SELECT count(*) FROM deliveries WHERE state IN ('scheduled', 'sending')) AS open`,
  );
  return openRows.parse(rows)[0].open;
}

/** By user, how often a message to them may have got through without our knowing. */
export async function readDoubts(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await read(
    database,
    "SELECT user_id, sum(uncertain) AS doubts FROM deliveries GROUP BY user_id",
  );
  return new Map(doubtRows.parse(rows).map(({ user_id: user, doubts }) => [user, doubts]));
}

async function read({ pool }: Database, text: string): Promise<readonly unknown[]> {
  const client = await pool.connect();
  try {
    return (await client.query(text, [])).rows;
  } finally {
    client.release();
  }
}
