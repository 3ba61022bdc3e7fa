import { describe, expect, test } from "vitest";
import type { Platform } from "../../../src/core/address.ts";
import type { ClaimedDelivery, Delivery, DeliveryOutcome } from "../../../src/core/delivery.ts";
import type { DeliveryId } from "../../../src/core/ids.ts";
import type { StoredAddress } from "../../../src/ports/store.ts";
import { aDelivery, addSomebody, newId, present } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";
import { DELIVERY_CONTENTS } from "./delivery-contents.ts";

const LEASE_MS = 20_000;

export function deliveriesContract(context: StoreContext): void {
  describe("deliveries", () => {
    claimingContract(context);
    pagesContract(context);
    settlingContract(context);
  });
}

interface Steps {
  readonly add: (changes?: Partial<Delivery>) => Promise<{ delivery: Delivery; address: StoredAddress }>;
  readonly claim: (id: DeliveryId) => Promise<ClaimedDelivery | null>;
  readonly settle: (id: DeliveryId, fence: number, outcome: DeliveryOutcome) => Promise<boolean>;
  /** What could be claimed now, of these. */
  readonly ready: (of: readonly Delivery[]) => Promise<readonly DeliveryId[]>;
}

function stepsOf({ transact }: StoreContext): Steps {
  return {
    add: async (changes) => {
      const { address } = await transact(addSomebody);
      const delivery = aDelivery(address, changes);
      await transact((tx) => tx.deliveries.add([delivery]));
      return { delivery, address };
    },
    claim: (id) => transact((tx) => tx.deliveries.claim(id, LEASE_MS)),
    settle: (id, fence, outcome) => transact((tx) => tx.deliveries.settle(id, fence, outcome)),
    ready: async (of) => {
      const mine = new Set(of.map(({ id }) => id));
      const found = await transact((tx) => tx.deliveries.ready("telegram", 10_000));
      return found.map(({ id }) => id).filter((id) => mine.has(id));
    },
  };
}

const sentTo = ({ platform, workspace, chat }: StoredAddress): DeliveryOutcome => ({
  kind: "sent",
  ref: { platform, workspace, chat, message: "42" },
});

function retryIn(afterMs: number, uncertain = false): DeliveryOutcome {
  return { kind: "retry", afterMs, reason: "rate_limited", uncertain };
}

function claimingContract(context: StoreContext): void {
  const { transact, clock } = context;
  const { add, claim, settle, ready } = stepsOf(context);

  test.each(DELIVERY_CONTENTS)("a delivery of kind $kind is claimed with all it holds", async (content) => {
    const { delivery, address } = await add({ content });
    const { platform, workspace, chat, account } = address;
    expect(await claim(delivery.id)).toEqual({
      ...delivery,
      to: { platform, workspace, chat, account },
      isTakenOver: false,
      fence: 1,
      uncertain: 0,
      attempts: 1,
      firstTriedAt: clock().now(),
    });
  });

  test("it goes to the chat that the address has when it is claimed", async () => {
    const { delivery, address } = await add();
    await transact((tx) => tx.addresses.setChat(address.id, "a newer chat"));
    expect((await claim(delivery.id))?.to.chat).toBe("a newer chat");
  });

  test("an unknown delivery is not claimed", async () => {
    expect(await claim(newId<DeliveryId>())).toBeNull();
  });

  test("of many who claim it at once, one has it", async () => {
    const { delivery } = await add();
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(delivery.id)));
    expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
  });

  test("while the lease lasts nobody else has it; then it goes on with one more doubt", async () => {
    const { delivery } = await add();
    const first = present(await claim(delivery.id));
    await clock().advance(LEASE_MS - 1);
    expect(await claim(delivery.id)).toBeNull();
    expect(await ready([delivery])).toEqual([]);
    await clock().advance(1);
    expect(await ready([delivery])).toEqual([delivery.id]);
    const second = present(await claim(delivery.id));
    expect(second).toEqual({ ...first, isTakenOver: true, fence: 2, attempts: 2, uncertain: 1 });
    await clock().advance(LEASE_MS);
    const third = present(await claim(delivery.id));
    expect(third).toEqual({ ...second, fence: 3, attempts: 3, uncertain: 2 });
    await settle(delivery.id, third.fence, retryIn(0));
    expect(await claim(delivery.id)).toEqual({ ...third, isTakenOver: false, fence: 4, attempts: 4 });
  });

  test("those ready come in the order in which they were added", async () => {
    const { address } = await transact(addSomebody);
    const first = Array.from({ length: 5 }, () => aDelivery(address));
    const second = [aDelivery(address), aDelivery(address)];
    await transact((tx) => tx.deliveries.add(first));
    await clock().advance(5);
    await transact((tx) => tx.deliveries.add(second));
    const all = [...first, ...second];
    expect(await ready(all)).toEqual(all.map(({ id }) => id));
    const { id } = present(first[0]);
    const claimed = present(await claim(id));
    await settle(id, claimed.fence, retryIn(0));
    expect((await ready(all))[0]).toBe(id);
  });

  test("no more are named than asked for, and adding none is nothing", async () => {
    await add();
    await add();
    await transact((tx) => tx.deliveries.add([]));
    expect(await transact((tx) => tx.deliveries.ready("telegram", 1))).toHaveLength(1);
  });

  test("only those to the platforms asked for are named, each with its address", async () => {
    const { delivery, address } = await add();
    const on = async (platform: Platform) =>
      (await transact((tx) => tx.deliveries.ready(platform, 10_000))).filter(({ id }) => id === delivery.id);
    expect(await on(address.platform)).toEqual([
      {
        id: delivery.id,
        address: address.id,
        kind: "reply",
        to: { platform: address.platform, workspace: address.workspace, chat: address.chat },
      },
    ]);
    expect(await on("console")).toEqual([]);
  });

  test("a delivery cannot go to an address of somebody else", async () => {
    const { user } = await transact(addSomebody);
    const { address } = await transact(addSomebody);
    const foreign = aDelivery(address, { user: user.id });
    await expect(transact((tx) => tx.deliveries.add([foreign]))).rejects.toThrow(/foreign key/u);
  });
}

function pagesContract(context: StoreContext): void {
  const { clock, transact } = context;
  const { add, claim, settle, ready } = stepsOf(context);
  const HOME = { content: { kind: "home" } } as const;
  const addTo = async (address: StoredAddress, changes: Partial<Delivery> = HOME): Promise<Delivery> => {
    const delivery = aDelivery(address, changes);
    await transact((tx) => tx.deliveries.add([delivery]));
    return delivery;
  };

  test("a page that waits gives way to a newer one of its address, and nothing else does", async () => {
    const { delivery: first, address } = await add(HOME);
    const { delivery: foreign } = await add(HOME);
    const reply = await addTo(address, {});
    const second = await addTo(address);
    expect(await ready([first, foreign, reply, second])).toEqual([foreign.id, reply.id, second.id]);
    expect(await claim(first.id)).toBeNull();
    for (const { id } of [foreign, reply, second]) expect(await claim(id)).not.toBeNull();
  });

  test("a page that is held back gives way as well", async () => {
    const { delivery: first, address } = await add(HOME);
    const claimed = present(await claim(first.id));
    await settle(first.id, claimed.fence, retryIn(7_000));
    const second = await addTo(address);
    await clock().advance(7_000);
    expect(await ready([first, second])).toEqual([second.id]);
  });

  test("a page that is on its way is left alone", async () => {
    const { delivery: first, address } = await add(HOME);
    const claimed = present(await claim(first.id));
    const second = await addTo(address);
    expect(await settle(first.id, claimed.fence, sentTo(address))).toBe(true);
    expect(await claim(second.id)).not.toBeNull();
  });
}

function settlingContract(context: StoreContext): void {
  const { clock } = context;
  const { add, claim, settle, ready } = stepsOf(context);

  test.each(["sent", "undeliverable", "dead", "withdrawn"] as const)("%s is the end of it", async (kind) => {
    const { delivery, address } = await add();
    const claimed = present(await claim(delivery.id));
    const ends = {
      sent: sentTo(address),
      undeliverable: { kind: "undeliverable", reason: "blocked" },
      dead: { kind: "dead", reason: "rejected" },
      withdrawn: { kind: "withdrawn" },
    } as const;
    expect(await settle(delivery.id, claimed.fence, ends[kind])).toBe(true);
    await clock().advance(10 * LEASE_MS);
    expect(await claim(delivery.id)).toBeNull();
    expect(await ready([delivery])).toEqual([]);
    expect(await settle(delivery.id, claimed.fence, retryIn(0))).toBe(false);
  });

  test("a retry waits for its time, and counts a doubt only where there is one", async () => {
    const { delivery } = await add();
    const first = present(await claim(delivery.id));
    expect(await settle(delivery.id, first.fence, retryIn(7_000))).toBe(true);
    await clock().advance(6_999);
    expect(await claim(delivery.id)).toBeNull();
    expect(await ready([delivery])).toEqual([]);
    await clock().advance(1);
    expect(await ready([delivery])).toEqual([delivery.id]);
    const second = present(await claim(delivery.id));
    expect(second).toEqual({ ...first, fence: 2, attempts: 2 });
    await settle(delivery.id, second.fence, retryIn(0, true));
    expect(await claim(delivery.id)).toEqual({ ...first, fence: 3, attempts: 3, uncertain: 1 });
  });

  test("who lost the lease writes nothing any more", async () => {
    const { delivery, address } = await add();
    const slow = present(await claim(delivery.id));
    await clock().advance(LEASE_MS);
    const quick = present(await claim(delivery.id));
    expect(await settle(delivery.id, slow.fence, { kind: "dead", reason: "rejected" })).toBe(false);
    expect(await settle(delivery.id, quick.fence, sentTo(address))).toBe(true);
    expect(await settle(delivery.id, slow.fence, retryIn(0))).toBe(false);
    expect(await claim(delivery.id)).toBeNull();
  });

  test("who is late but was not replaced may still write", async () => {
    const { delivery, address } = await add();
    const slow = present(await claim(delivery.id));
    await clock().advance(LEASE_MS * 3);
    expect(await settle(delivery.id, slow.fence, sentTo(address))).toBe(true);
    expect(await ready([delivery])).toEqual([]);
  });

  test("who claimed it holds it, until so long before the lease runs out or somebody else has it", async () => {
    const { delivery } = await add();
    const slow = present(await claim(delivery.id));
    const holds = (fence: number, forMs: number) =>
      context.transact((tx) => tx.deliveries.holds(delivery.id, fence, forMs));
    expect(await holds(slow.fence, LEASE_MS)).toBe(true);
    await clock().advance(8_000);
    expect(await holds(slow.fence, LEASE_MS - 8_000)).toBe(true);
    expect(await holds(slow.fence, LEASE_MS - 7_999)).toBe(false);
    expect(await holds(slow.fence + 1, 0)).toBe(false);
    await clock().advance(LEASE_MS);
    const quick = present(await claim(delivery.id));
    expect(await holds(slow.fence, 0)).toBe(false);
    expect(await holds(quick.fence, 0)).toBe(true);
    await settle(delivery.id, quick.fence, retryIn(0));
    expect(await holds(quick.fence, 0)).toBe(false);
  });

  test("what nobody claimed cannot be settled", async () => {
    const { delivery, address } = await add();
    expect(await settle(delivery.id, 0, sentTo(address))).toBe(false);
    expect(await claim(delivery.id)).not.toBeNull();
  });
}
