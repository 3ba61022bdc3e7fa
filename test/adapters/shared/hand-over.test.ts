import { beforeEach, describe, expect, it } from "vitest";
import { handOver } from "../../../adapters/shared/hand-over.ts";
import type { InboundEvent } from "../../../src/core/conversation/event.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";

const EVENT: InboundEvent = {
  id: "slack:T1:Ev1",
  from: { platform: "slack", workspace: "T1", chat: "D1" },
  author: { account: "U1", name: null, locale: null, timeZone: null },
  at: instant(0),
  kind: "text",
  text: "hello",
};

describe("an event", () => {
  let clock: WatchedClock;
  let logger: FakeLogger;
  let stop: AbortController;
  let given: number;

  beforeEach(() => {
    clock = new WatchedClock();
    logger = new FakeLogger();
    stop = new AbortController();
    given = 0;
  });

  /** Nobody can store it the first `failures` times. */
  const hand = (failures: number, isOnlyCopy = false): Promise<boolean> =>
    handOver(
      EVENT,
      { attempts: 4, isOnlyCopy },
      {
        onEvent: () => {
          given += 1;
          return given <= failures ? Promise.reject(new Error("away")) : Promise.resolve();
        },
        clock,
        logger,
        signal: stop.signal,
      },
    );

  it("is handed over again until it is stored, with longer pauses", async () => {
    const handed = hand(3);
    const pauses: number[] = [];
    while (pauses.length < 3) {
      pauses.push(await clock.sleeper());
      await clock.advance(pauses.at(-1) ?? 0);
    }
    expect(await handed).toBe(true);
    expect(pauses).toEqual([1000, 2000, 4000]);
    expect(logger.of("slack: an event was not stored").map(({ fields }) => fields["attempt"])).toEqual([
      1, 2, 3,
    ]);
  });

  it("is not handed over for ever", async () => {
    const handed = hand(9);
    for (let paused = 0; paused < 3; paused += 1) await clock.advance(await clock.sleeper());
    expect(await handed).toBe(false);
    expect(given).toBe(4);
  });

  it.each([
    [false, 1],
    [true, 2],
  ])("is tried a last time at the stop only when it is the only copy: %s", async (isOnlyCopy, times) => {
    const handed = hand(9, isOnlyCopy);
    await clock.sleeper();
    stop.abort();
    expect(await handed).toBe(false);
    expect(given).toBe(times);
  });

  it("is not even begun after the stop when it will come again", async () => {
    stop.abort();
    expect(await hand(0)).toBe(false);
    expect(await hand(0, true)).toBe(true);
    expect(given).toBe(1);
  });
});
