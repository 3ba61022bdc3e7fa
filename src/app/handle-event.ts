import { type MessageRef, OVERSEEN } from "../core/address.ts";
import type { InboundEvent } from "../core/conversation/event.ts";
import { step } from "../core/conversation/step.ts";
import type { Change, StepResult } from "../core/conversation/turn.ts";
import type { DeliveryContent, Outgoing } from "../core/delivery.ts";
import type { Reminder } from "../core/reminder.ts";
import { say } from "../core/text/say.ts";
import { cautionView } from "../core/view/discreet-view.ts";
import { startView } from "../core/view/help-view.ts";
import { lensOf } from "../core/view/lens.ts";
import { view } from "../core/view/view.ts";
import type { Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import { homesOf } from "./homes-of.ts";
import { loadFacts } from "./load-facts.ts";
import { type Met, meet } from "./meet.ts";
import { type NewDelivery, newDelivery } from "./new-delivery.ts";
import { otherCopies } from "./other-copies.ts";
import { whatWaited } from "./what-waited.ts";

/** What is to be done once the transaction is through. */
export interface Handled {
  readonly deliveries: readonly Outgoing[];
  readonly reminders: readonly Reminder[];
}

const NOTHING: Handled = { deliveries: [], reminders: [] };

/**
 * One event in one transaction: admit its id, look at what is true, take the step, store all of it with the
 * replies. An event that came before changes nothing.
 * @throws whatever the store throws; then nothing was stored.
 */
export function handleEvent(event: InboundEvent, ports: AppPorts): Promise<Handled> {
  return ports.store.transact(async (tx) => {
    if (!(await tx.inbox.admit(event.id))) return NOTHING;
    const met = await meet(tx, event, ports.newId);
    if (event.kind === "blocked") return NOTHING;
    if (event.kind === "unblocked") return await send(tx, await waited(tx, met, ports));
    if (event.kind === "home") return await visitHome(tx, met, ports);
    const conversation = await tx.conversations.load(met.user.id);
    const facts = await loadFacts(tx, { user: met.user, conversation, event }, ports);
    const result = step(conversation, event, facts);
    if (result.next !== conversation) await tx.conversations.save(met.user.id, result.next);
    const reminders = await apply(tx, result.changes);
    const shown = replies(result, event.kind === "press" ? event.source : null);
    const homes =
      result.changes.length === 0 && !met.isNew ? [] : await homesOf(tx, met.user.id, ports.newId);
    const copies = await otherCopies(tx, met.address, event);
    const missed = await waited(tx, met, ports);
    const contents = [...caution(met, ports), ...shown, ...copies];
    return {
      ...(await send(tx, [...missed, ...deliveriesTo(met, contents, ports), ...homes])),
      reminders,
    };
  });
}

/** Stores what is to go out, which is handed over after the commit. */
async function send(tx: Tx, made: readonly NewDelivery[]): Promise<Handled> {
  await tx.deliveries.add(made.map(({ delivery }) => delivery));
  return { deliveries: made.map(({ outgoing }) => outgoing), reminders: [] };
}

/** Whoever is here again is told first what did not reach them. */
async function waited(tx: Tx, met: Met, ports: AppPorts): Promise<readonly NewDelivery[]> {
  const shown = await whatWaited(tx, met, ports);
  return shown === null ? [] : deliveriesTo(met, [{ kind: "reply", view: shown }], ports);
}

async function apply(tx: Tx, changes: readonly Change[]): Promise<readonly Reminder[]> {
  const written: Reminder[] = [];
  for (const change of changes) {
    switch (change.kind) {
      case "save-user":
        await tx.users.save(change.user);
        break;
      case "save-interview":
        await tx.interviews.save(change.stored);
        await tx.reminders.put(change.reminders);
        written.push(...change.reminders);
        break;
    }
  }
  return written;
}

/** The pressed card first, then the new messages, in the order they are to be seen. */
function replies(result: StepResult, source: MessageRef | null): readonly DeliveryContent[] {
  const contents: DeliveryContent[] = [];
  if (result.card !== null) {
    contents.push(
      source === null
        ? { kind: "reply", view: result.card }
        : { kind: "edit", view: result.card, ref: source },
    );
  }
  contents.push(...result.replies.map((shown) => ({ kind: "reply", view: shown }) as const));
  return contents;
}

/** Whoever opens our page sees it as it is now; the first time they are greeted in the chat as well. */
async function visitHome(tx: Tx, met: Met, ports: AppPorts): Promise<Handled> {
  const look = lensOf(met.user, ports.clock.now());
  const greeting: DeliveryContent = { kind: "reply", view: startView(look) };
  const contents = met.isNew ? [greeting, ...caution(met, ports)] : [];
  const homes = await homesOf(tx, met.user.id, ports.newId);
  return await send(tx, [...deliveriesTo(met, contents, ports), ...homes]);
}

/** Said once, at the first contact: who else may be able to read what is written there. */
function caution({ isNew, user, address }: Met, { clock }: AppPorts): readonly DeliveryContent[] {
  if (!isNew || !OVERSEEN.has(address.platform)) return [];
  return [{ kind: "reply", view: cautionView(lensOf(user, clock.now())) }];
}

function deliveriesTo(
  { address }: Met,
  contents: readonly DeliveryContent[],
  { newId }: AppPorts,
): readonly NewDelivery[] {
  return contents.map((content) => newDelivery(address, content, newId));
}

/**
 * Tells the person that the fault was ours and that nothing is lost. The event counts as handled: what failed
 * once for a reason of its own would fail again.
 */
export function apologise(event: InboundEvent, reference: string, ports: AppPorts): Promise<Handled> {
  return ports.store.transact(async (tx) => {
    if (!(await tx.inbox.admit(event.id))) return NOTHING;
    const met = await meet(tx, event, ports.newId);
    const text = say(met.user.language, "fault.text", { id: reference });
    const apology: DeliveryContent = { kind: "reply", view: view([{ kind: "text", text }]) };
    return await send(tx, deliveriesTo(met, [...caution(met, ports), apology], ports));
  });
}
