import { describe, expect, it } from "vitest";
import { sparingStore } from "../../src/app/sparing-store.ts";
import { heldStore } from "../fakes/held-store.ts";

describe("somebody who is to spare the store", () => {
  it("has so many works in it at a time, and the next when one has ended, even badly", async () => {
    const { store, begun } = heldStore();
    const sparing = sparingStore(store, 2);
    const works = (["direct", "transact", "direct", "transact"] as const).map((way) =>
      sparing[way](() => Promise.resolve()),
    );
    const settled = Promise.allSettled(works);
    await expect.poll(() => begun.length).toBe(2);
    begun[0]?.open();
    await expect(works[0]).rejects.toThrow("this one failed");
    await expect.poll(() => begun.length).toBe(3);
    begun[1]?.open();
    await expect.poll(() => begun.length).toBe(4);
    for (const gate of begun) gate.open();
    await settled;
  });
});
