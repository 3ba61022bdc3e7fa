import { type MessageRef, OVERSEEN } from "../core/address.ts";
import type { InboundEvent } from "../core/conversation/event.ts";
import { step } from "../core/conversation/step.ts";
import type { Change, StepResult } from "../core/conversation/turn.ts";
import type { Delivery, DeliveryContent } from "../core/delivery.ts";
import { type DeliveryId, freshId } from "../core/ids.ts";
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

/** What is to be done once the transaction is through. */
export interface Handled {
  readonly deliveries: readonly Delivery[];
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
    if (event.kind === "blocked" || event.kind === "unblocked") return NOTHING;
    if (event.kind === "home") return await visitHome(tx, met, ports);
    const conversation = await tx.conversations.load(met.user.id);
    const facts = await loadFacts(tx, { user: met.user, conversation, event }, ports);
    const result = step(conversation, event, facts);
    if (result.next !== conversation) await tx.conversations.save(met.user.id, result.next);
    const reminders = await apply(tx, result.changes);
    const shown = replies(result, event.kind === "press" ? event.source : null);
    const homes =
      result.changes.length === 0 && !met.isNew ? [] : await homesOf(tx, met.user.id, ports.newId);
    const deliveries = [
      ...[...caution(met, ports), ...shown].map((one) => deliveryTo(met, one, ports)),
      ...homes,
    ];
    await tx.deliveries.add(deliveries);
    return { deliveries, reminders };
  });
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
  const deliveries = [...contents.map((content) => deliveryTo(met, content, ports)), ...homes];
  await tx.deliveries.add(deliveries);
  return { deliveries, reminders: [] };
}

/** Said once, at the first contact: who else may be able to read what is written there. */
function caution({ isNew, user, address }: Met, { clock }: AppPorts): readonly DeliveryContent[] {
  if (!isNew || !OVERSEEN.has(address.platform)) return [];
  return [{ kind: "reply", view: cautionView(lensOf(user, clock.now())) }];
}

function deliveryTo(met: Met, content: DeliveryContent, ports: AppPorts): Delivery {
  return { id: freshId<DeliveryId>(ports.newId), user: met.user.id, address: met.address.id, content };
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
    const deliveries = [...caution(met, ports), apology].map((content) => deliveryTo(met, content, ports));
    await tx.deliveries.add(deliveries);
    return { deliveries, reminders: [] };
  });
}
