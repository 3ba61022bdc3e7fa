import { z } from "zod";
import type { Database } from "../../src/store/database.ts";

const idRows = z.array(z.object({ event_id: z.string() }));
const effectRows = z.array(
  z.object({
    account: z.string(),
    interviews: z.coerce.number(),
    revision: z.coerce.number(),
    done: z.coerce.number(),
  }),
);

/** What is stored of one person's interviews: how many there are, how often they were changed, and what is done. */
export type Effects = z.infer<typeof effectRows>[number];

/** The events that were taken in. */
export async function readInbox(database: Database): Promise<ReadonlySet<string>> {
  const rows = await read(database, "SELECT event_id FROM inbox");
  return new Set(idRows.parse(rows).map(({ event_id: id }) => id));
}

export async function readEffects(database: Database): Promise<readonly Effects[]> {
  const rows = await read(
    database,
    `SELECT addresses.account, count(DISTINCT interviews.id) AS interviews,
       coalesce(max(interviews.revision), 0) AS revision, count(done_steps.key) AS done
     FROM addresses
       LEFT JOIN interviews ON interviews.owner = addresses.user_id
       LEFT JOIN done_steps ON done_steps.interview_id = interviews.id
     GROUP BY addresses.account`,
  );
  return effectRows.parse(rows);
}

async function read({ pool }: Database, text: string): Promise<readonly unknown[]> {
  const client = await pool.connect();
  try {
    return (await client.query(text, [])).rows;
  } finally {
    client.release();
  }
}
