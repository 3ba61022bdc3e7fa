import { describe, expect, it } from "vitest";
import { createTurnstile } from "../../src/app/turnstile.ts";
import { createGate } from "../fakes/gate.ts";

/** Lets everything that was begun get as far as it can. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a turnstile", () => {
  it("lets in one after the other, each when the one before says so, and what is urgent first", async () => {
    const turnstile = createTurnstile(10);
    const seen: string[] = [];
    const next: (() => void)[] = [];
    const gate = createGate();
    const enter = (name: string, isUrgent = false) =>
      turnstile.enter(isUrgent, async (letNextIn) => {
        seen.push(name);
        next.push(letNextIn);
        await gate.opened;
      });
    const all = [enter("a"), enter("b"), enter("c"), enter("answer", true)];
    await settled();
    expect(seen).toEqual(["a"]);
    next[0]?.();
    // Said twice, it counts once.
    next[0]?.();
    await settled();
    expect(seen).toEqual(["a", "answer"]);
    gate.open();
    await Promise.all(all);
    expect(seen).toEqual(["a", "answer", "b", "c"]);
  });

  it("has no more in it than it may, and all through it in the end", async () => {
    const turnstile = createTurnstile(3);
    let [now, most, done] = [0, 0, 0];
    const work = async (letNextIn: () => void) => {
      letNextIn();
      now += 1;
      most = Math.max(most, now);
      await settled();
      now -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 50 }, () => turnstile.enter(false, work)));
    expect({ most, done }).toEqual({ most: 3, done: 50 });
  });

  it("goes on after somebody who failed, and hands the failure on", async () => {
    const turnstile = createTurnstile(1);
    const failing = turnstile.enter(false, () => Promise.reject(new Error("no")));
    const other = turnstile.enter(false, () => Promise.resolve("yes"));
    await expect(failing).rejects.toThrow("no");
    expect(await other).toBe("yes");
  });
});
