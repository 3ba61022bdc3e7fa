import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { noCounts } from "../../src/app/delivery-counts.ts";
import { LEASE } from "../../src/app/lease.ts";
import { createOutbox } from "../../src/app/outbox.ts";
import type { Outgoing } from "../../src/core/delivery.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { heldStore } from "../fakes/held-store.ts";
import { NO_SCHEDULER } from "../fakes/no-scheduler.ts";
import { RecordingAdapter } from "../fakes/recording-adapter.ts";
import { aDelivery, anAddress, at, aUser } from "../support/stores/samples.ts";

/** A message to somebody of its own. */
function aMessage(): Outgoing {
  const to = anAddress(aUser(), { platform: "console" });
  const { id, address, content } = aDelivery(to);
  return { id, address, to, kind: content.kind };
}

it("however many messages are on their way, three use the database at a time", async () => {
  const { store, begun } = heldStore();
  const logger = new FakeLogger();
  const outbox = createOutbox(
    {
      store,
      logger,
      clock: new FakeClock(at("2026-11-18T10:00:00Z")),
      scheduler: NO_SCHEDULER,
      adapters: new Map([["console", new RecordingAdapter()]]),
      newId: () => randomUUID(),
    },
    { clockCheck: { agrees: () => Promise.resolve(true) }, counts: noCounts(), lease: LEASE },
  );
  expect(outbox.put(Array.from({ length: 10 }, aMessage))).toBe(10);
  for (let ended = 0; ended < 10; ended += 1) {
    await expect.poll(() => begun.length).toBe(Math.min(ended + 3, 10));
    begun[ended]?.open();
  }
  await outbox.idle();
  expect(logger.of("delivery failed inside")).toHaveLength(10);
});
