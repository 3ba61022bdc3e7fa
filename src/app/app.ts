import type { InboundEvent } from "../core/conversation/event.ts";
import type { QuickAnswer } from "../core/conversation/field.ts";
import type { Answers } from "../core/conversation/state.ts";
import type { Reminder, ReminderRef } from "../core/reminder.ts";
import type { Installations } from "../ports/installations.ts";
import type { AppPorts } from "./app-ports.ts";
import { checkForm, type FormCheck } from "./check-form.ts";
import { createClockCheck } from "./clock-check.ts";
import { type CompletionRequest, complete } from "./complete.ts";
import { type DeliveryCounts, noCounts } from "./delivery-counts.ts";
import { fire } from "./fire.ts";
import { apologise, type Handled, handleEvent } from "./handle-event.ts";
import { createInstallations } from "./installations.ts";
import { LEASE, type Lease } from "./lease.ts";
import { createOutbox } from "./outbox.ts";
import { createInboxPruning } from "./prune-inbox.ts";

/** So far behind its time, a reminder is taken for one that its engine has missed. */
const OVERDUE_MS = 1_500;
const SWEEP_LIMIT = 500;

/** The use cases, wired to their ports. */
export interface App {
  /** Settles when the event is stored; the replies go out after that. @throws when nothing could be stored. */
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  /** Sends what is due. @throws when nothing could be claimed. */
  readonly fire: (due: readonly ReminderRef[]) => Promise<void>;
  /** Finds what was missed (a crash, a wiped Redis, a message to be tried again) and sends it; gives back how much. */
  readonly reconcile: () => Promise<number>;
  /** What to offer while somebody types an answer. Reads only. */
  readonly complete: (request: CompletionRequest) => Promise<readonly QuickAnswer[]>;
  /** The workspaces that let the bot in. */
  readonly installations: Installations;
  /** What is to be mended in a filled-in form before it can be taken, by field. Reads only. */
  readonly checkForm: (check: FormCheck) => Promise<Answers>;
  /** What became of messages since this process began. */
  readonly counts: Readonly<DeliveryCounts>;
  /** How long ago that was due which is due for longest and was not sent. @throws whatever the store throws. */
  readonly oldestOverdueMs: () => Promise<number>;
  /** Resolves when nothing is on its way out any more. */
  readonly idle: () => Promise<void>;
  /** Begins to send nothing more, and waits for what is being sent; the rest is left to others or the next start. */
  readonly stop: () => Promise<void>;
}

/** @param lease another one only where a harness kills processes faster than any machine dies. */
export function createApp(ports: AppPorts, lease: Lease = LEASE): App {
  const { store, adapters } = ports;
  const counts = noCounts();
  const clockCheck = createClockCheck(ports);
  const outbox = createOutbox(ports, { clockCheck, counts, lease });
  const pruneInbox = createInboxPruning(ports);

  /** Gives back how many were fired; with a wrong clock none, which is then left to a process with a right one. */
  async function fireDue(due: readonly ReminderRef[]): Promise<number> {
    if (due.length === 0) return 0;
    if (!(await clockCheck.agrees())) {
      counts.refusedByClock += 1;
      return 0;
    }
    outbox.put(await fire(due, ports));
    return due.length;
  }

  /** Platform by platform, so that a long row at one does not hide what waits for another. */
  async function putWaiting(): Promise<number> {
    let count = 0;
    for (const platform of adapters.keys()) {
      count += outbox.put(await store.direct((tx) => tx.deliveries.ready(platform, SWEEP_LIMIT)));
    }
    return count;
  }

  return {
    onEvent: async (event) => {
      const handled = await handleOrApologise(event, ports);
      outbox.put(handled.deliveries);
      await arm(handled.reminders, ports);
    },
    fire: async (due) => {
      await fireDue(due);
    },
    reconcile: async () => {
      const overdue = await store.direct((tx) => tx.reminders.overdue(OVERDUE_MS, SWEEP_LIMIT));
      const fired = await fireDue(overdue);
      const count = fired + (await putWaiting());
      await pruneInbox();
      return count;
    },
    complete: (request) => complete(request, ports),
    installations: createInstallations(ports),
    checkForm: (check) => checkForm(check, ports),
    counts,
    oldestOverdueMs: () => store.direct((tx) => tx.time.oldestOverdueMs()),
    idle: () => outbox.idle(),
    stop: () => outbox.stop(),
  };
}

/** A fault inside is told to the person; only when not even that can be stored is the event given back. */
async function handleOrApologise(event: InboundEvent, ports: AppPorts): Promise<Handled> {
  try {
    return await handleEvent(event, ports);
  } catch (error) {
    const reference = ports.newId().slice(0, 8);
    ports.logger.error("event not handled", error, { reference, kind: event.kind });
    return await apologise(event, reference, ports);
  }
}

/** Best effort: a reminder that is not armed is found by the sweep. */
async function arm(written: readonly Reminder[], { scheduler, logger }: AppPorts): Promise<void> {
  try {
    await scheduler.arm(written.filter(({ state }) => state === "scheduled"));
    await scheduler.disarm(written.filter(({ state }) => state === "cancelled"));
  } catch (error) {
    logger.error("reminders not armed", error, { count: written.length });
  }
}
