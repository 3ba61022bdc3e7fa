import type { AppPorts } from "../../src/app/app-ports.ts";
import { handleEvent } from "../../src/app/handle-event.ts";
import { newDelivery } from "../../src/app/new-delivery.ts";
import { parseAction } from "../../src/core/conversation/action.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { view } from "../../src/core/view/view.ts";
import type { Database } from "../../src/store/database.ts";
import type { Handle } from "./fuzz.ts";

/** Mistakes as they are made, each of which the fuzz has to find. */
export const PLANTS: ReadonlyMap<string, Handle> = new Map<string, Handle>([
  ["crash", crash],
  ["foreign-write", foreignWrite],
  ["foreign-read", foreignRead],
]);

/** Stores what somebody has typed as it came. */
async function crash(event: InboundEvent, ports: AppPorts, database: Database): ReturnType<Handle> {
  if (event.kind === "text") await query(database, "SELECT $1::text", event.text);
  return await handleEvent(event, ports);
}

/** Forgets whose reminder it is. */
async function foreignWrite(event: InboundEvent, ports: AppPorts, database: Database): ReturnType<Handle> {
  const reminder = pressedReminder(event);
  if (reminder !== null) {
    await query(database, "UPDATE reminders SET due_at = due_at + interval '1 day' WHERE id = $1", reminder);
  }
  return await handleEvent(event, ports);
}

/** Forgets whose interview it is, when it tells what a button is about. */
async function foreignRead(event: InboundEvent, ports: AppPorts, database: Database): ReturnType<Handle> {
  const handled = await handleEvent(event, ports);
  const reminder = pressedReminder(event);
  if (reminder === null) return handled;
  const rows = await query(
    database,
    "SELECT company FROM interviews JOIN reminders ON interview_id = interviews.id WHERE reminders.id = $1",
    reminder,
  );
  await ports.store.transact(async (tx) => {
    const known = await tx.users.byAccount({ ...event.from, account: event.author.account });
    if (known === null) return;
    const content = { kind: "reply", view: view([{ kind: "text", text: JSON.stringify(rows) }]) } as const;
    await tx.deliveries.add([newDelivery(known.address, content, ports.newId).delivery]);
  });
  return handled;
}

function pressedReminder(event: InboundEvent): string | null {
  const action = event.kind === "press" ? parseAction(event.token) : null;
  return action?.kind === "reminder" ? action.reminder : null;
}

async function query({ pool }: Database, text: string, value: string): Promise<readonly unknown[]> {
  const client = await pool.connect();
  try {
    return (await client.query(text, [value])).rows;
  } finally {
    client.release();
  }
}
