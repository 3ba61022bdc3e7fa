import { describe, expect, test } from "vitest";
import type { MessageRef } from "../../../src/core/address.ts";
import type { Delivery, DeliveryOutcome } from "../../../src/core/delivery.ts";
import type { ReminderId } from "../../../src/core/ids.ts";
import type { ReminderRef } from "../../../src/core/reminder.ts";
import type { StoredAddress } from "../../../src/ports/store.ts";
import { aDelivery, addSomebody, anAddress, newId, present } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

const LEASE_MS = 20_000;

/** What becomes of messages that do not get through as they should. */
export function undeliveredContract(context: StoreContext): void {
  describe("deliveries that do not get through", () => {
    movingContract(context);
    recallContract(context);
    missedContract(context);
    copiesContract(context);
  });
}

const aRef = (): ReminderRef => ({ id: newId<ReminderId>(), revision: 1 });
const about = (...reminders: readonly ReminderRef[]) => ({ kind: "reminders", reminders }) as const;
const messageAt = ({ platform, workspace, chat }: StoredAddress, message: string): MessageRef => ({
  platform,
  workspace,
  chat,
  message,
});

function stepsOf({ transact }: StoreContext) {
  const add = async (address: StoredAddress, changes: Partial<Delivery> = {}): Promise<Delivery> => {
    const delivery = aDelivery(address, changes);
    await transact((tx) => tx.deliveries.add([delivery]));
    return delivery;
  };
  const claim = ({ id }: Delivery) => transact((tx) => tx.deliveries.claim(id, LEASE_MS));
  const end = async (delivery: Delivery, outcome: DeliveryOutcome): Promise<void> => {
    const { fence } = present(await claim(delivery));
    expect(await transact((tx) => tx.deliveries.settle(delivery.id, fence, outcome))).toBe(true);
  };
  return { add, claim, end };
}

function movingContract(context: StoreContext): void {
  const { transact } = context;
  const { add, claim, end } = stepsOf(context);

  test("what is moved goes to the other address at once, with its doubts", async () => {
    const { user, address } = await transact(addSomebody);
    const other = anAddress(user, { platform: "discord" });
    await transact((tx) => tx.addresses.add(other));
    const delivery = await add(address, { content: about(aRef()) });
    await end(delivery, { kind: "retry", afterMs: 0, reason: "uncertain", uncertain: true });
    await end(delivery, { kind: "moved", address: other.id, reason: "blocked" });
    const { platform, workspace, chat, account } = other;
    expect(await claim(delivery)).toMatchObject({
      address: other.id,
      to: { platform, workspace, chat, account },
      uncertain: 1,
      attempts: 3,
    });
  });
}

function recallContract(context: StoreContext): void {
  const { transact, clock } = context;
  const { add, claim, end } = stepsOf(context);

  test("reminders that wait and surely were not shown are taken back, and nothing else", async () => {
    const { address } = await transact(addSomebody);
    const { address: other } = await transact(addSomebody);
    const [first, second, third] = [aRef(), aRef(), aRef()];
    const waiting = [
      await add(address, { content: about(first) }),
      await add(other, { content: about(second, third) }),
    ];
    const triedInVain = await add(address, { content: about(aRef()) });
    await end(triedInVain, { kind: "retry", afterMs: 60_000, reason: "unreachable", uncertain: false });
    const doubtful = await add(address, { content: about(aRef()) });
    await end(doubtful, { kind: "retry", afterMs: 0, reason: "uncertain", uncertain: true });
    const underWay = await add(address, { content: about(aRef()) });
    await claim(underWay);
    const sent = await add(address, { content: about(aRef()) });
    await end(sent, { kind: "sent", ref: messageAt(address, "1") });
    const reply = await add(address);
    const recalled = await transact((tx) => tx.deliveries.recall([address.id, other.id]));
    expect(new Set(recalled)).toEqual(
      new Set([
        { address: address.id, reminders: [first] },
        { address: other.id, reminders: [second, third] },
        {
          address: address.id,
          reminders: triedInVain.content.kind === "reminders" ? triedInVain.content.reminders : [],
        },
      ]),
    );
    for (const delivery of [...waiting, triedInVain, underWay, sent])
      expect(await claim(delivery)).toBeNull();
    for (const delivery of [doubtful, reply]) expect(await claim(delivery)).not.toBeNull();
    expect(await transact((tx) => tx.deliveries.recall([address.id]))).toEqual([]);
    await clock().advance(LEASE_MS);
    expect(await claim(underWay)).not.toBeNull();
  });

  test("recalling from nobody is nothing", async () => {
    expect(await transact((tx) => tx.deliveries.recall([]))).toEqual([]);
  });
}

function missedContract(context: StoreContext): void {
  const { transact } = context;
  const { add, end } = stepsOf(context);

  test("what was given up is told once: so many reminders, so many answers", async () => {
    const { user, address } = await transact(addSomebody);
    const { user: somebodyElse } = await transact(addSomebody);
    const takeMissed = () => transact((tx) => tx.deliveries.takeMissed(user.id));
    const view = aDelivery(address).content;
    await end(await add(address, { content: about(aRef(), aRef()) }), {
      kind: "undeliverable",
      reason: "blocked",
    });
    await end(await add(address, { content: about(aRef()) }), { kind: "dead", reason: "uncertain" });
    await end(await add(address, { content: view }), { kind: "dead", reason: "rejected" });
    await end(await add(address, { content: { kind: "home" } }), { kind: "dead", reason: "rejected" });
    await end(await add(address, { content: about(aRef()) }), { kind: "withdrawn" });
    await end(await add(address, { content: about(aRef()) }), { kind: "sent", ref: messageAt(address, "2") });
    expect(await transact((tx) => tx.deliveries.takeMissed(somebodyElse.id))).toEqual({
      reminders: 0,
      answers: 0,
    });
    expect(await takeMissed()).toEqual({ reminders: 3, answers: 1 });
    expect(await takeMissed()).toEqual({ reminders: 0, answers: 0 });
  });
}

function copiesContract(context: StoreContext): void {
  const { transact } = context;
  const { add, end } = stepsOf(context);
  const doubt = { kind: "retry", afterMs: 0, reason: "uncertain", uncertain: true } as const;

  test("the copy that a person has found takes the place of the one that was known", async () => {
    const { address } = await transact(addSomebody);
    const ref = aRef();
    const delivery = await add(address, { content: about(aRef(), ref) });
    const known = messageAt(address, "12");
    await end(delivery, doubt);
    await end(delivery, { kind: "sent", ref: known });
    const note = (message: string, reminder = ref.id) =>
      transact((tx) => tx.deliveries.noteCopy(address.id, reminder, messageAt(address, message)));
    expect(await note("11", newId<ReminderId>())).toBeNull();
    expect(await note("12")).toBeNull();
    expect(await note("11")).toEqual(known);
    expect(await note("11")).toBeNull();
  });

  test("where there was no doubt there is one copy", async () => {
    const { address } = await transact(addSomebody);
    const ref = aRef();
    await end(await add(address, { content: about(ref) }), { kind: "sent", ref: messageAt(address, "12") });
    expect(
      await transact((tx) => tx.deliveries.noteCopy(address.id, ref.id, messageAt(address, "11"))),
    ).toBeNull();
  });
}
