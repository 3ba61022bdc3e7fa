import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { FireBatcher } from "../../jobs/fire-batcher.ts";
import { freshId, type ReminderId } from "../../src/core/ids.ts";
import type { ReminderRef } from "../../src/core/reminder.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate, type Gate } from "../fakes/gate.ts";

interface Call {
  readonly due: readonly ReminderRef[];
  readonly gate: Gate;
}

/** Calls of `fire` that go on until the test lets them end. */
function heldCalls(): {
  readonly calls: Call[];
  readonly fire: (due: readonly ReminderRef[]) => Promise<void>;
} {
  const calls: Call[] = [];
  return {
    calls,
    fire: async (due) => {
      const gate = createGate();
      calls.push({ due, gate });
      await gate.opened;
    },
  };
}

const reminder = (): ReminderRef => ({ id: freshId<ReminderId>(randomUUID), revision: 1 });
const many = (count: number): readonly ReminderRef[] => Array.from({ length: count }, reminder);

describe("jobs that come one by one", () => {
  it("the first does not wait for others", () => {
    const { calls, fire } = heldCalls();
    const first = reminder();
    void new FireBatcher(fire, new FakeLogger()).add(first);
    expect(calls.map(({ due }) => due)).toEqual([[first]]);
  });

  it("what comes while two calls go on is fired together when one of them has ended", async () => {
    const { calls, fire } = heldCalls();
    const batcher = new FireBatcher(fire, new FakeLogger());
    const [first, second, ...others] = many(30);
    if (first === undefined || second === undefined) throw new Error("there are thirty");
    const ended = batcher.add(first);
    for (const one of [second, ...others]) void batcher.add(one);
    expect(calls.map(({ due }) => due)).toEqual([[first], [second]]);
    calls[0]?.gate.open();
    await ended;
    await Promise.resolve();
    expect(calls.map(({ due }) => due)).toEqual([[first], [second], others]);
  });

  it("no call gets more than a hundred", async () => {
    const sizes: number[] = [];
    const batcher = new FireBatcher(async (due) => {
      sizes.push(due.length);
      await Promise.resolve();
    }, new FakeLogger());
    await Promise.all(many(252).map((one) => batcher.add(one)));
    expect(sizes.toSorted((a, b) => b - a)).toEqual([100, 100, 50, 1, 1]);
  });

  it("a call that fails fails its own reminders alone, and is in the log", async () => {
    const logger = new FakeLogger();
    const bad = reminder();
    const batcher = new FireBatcher(
      (due) => (due.includes(bad) ? Promise.reject(new Error("no database")) : Promise.resolve()),
      logger,
    );
    await expect(batcher.add(bad)).rejects.toThrow("no database");
    await expect(batcher.add(reminder())).resolves.toBeUndefined();
    expect(logger.lines.map(({ event }) => event)).toEqual(["firing failed"]);
  });

  it("closing fires what has come, waits for it, and takes nothing more", async () => {
    const { calls, fire } = heldCalls();
    const batcher = new FireBatcher(fire, new FakeLogger());
    const taken = many(5).map((one) => batcher.add(one));
    let isClosed = false;
    const closing = (async () => {
      await batcher.close();
      isClosed = true;
    })();
    await expect(batcher.add(reminder())).rejects.toThrow("nothing is fired any more");
    for (const { gate } of calls) gate.open();
    await Promise.all(taken.slice(0, 2));
    await Promise.resolve();
    expect(isClosed).toBe(false);
    expect(calls.at(-1)?.due).toHaveLength(3);
    calls.at(-1)?.gate.open();
    await Promise.all([...taken, closing]);
    expect(calls.flatMap(({ due }) => due)).toHaveLength(5);
  });
});
