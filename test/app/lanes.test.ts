import { describe, expect, it } from "vitest";
import { createLanes } from "../../src/app/lanes.ts";
import { createGate } from "../fakes/gate.ts";

describe("lanes", () => {
  it("run one lane's work in order, and others beside it", async () => {
    const lanes = createLanes(10);
    const done: string[] = [];
    const gate = createGate();
    void lanes.enter("a", async () => {
      await gate.opened;
      done.push("a1");
    });
    void lanes.enter("a", async () => void done.push("a2"));
    await lanes.enter("b", async () => void done.push("b1"));
    expect(done).toEqual(["b1"]);
    gate.open();
    await lanes.idle();
    expect(done).toEqual(["b1", "a1", "a2"]);
  });

  it("run no more at a time than they may, and all in the end", async () => {
    const lanes = createLanes(3);
    let [now, most, done] = [0, 0, 0];
    for (let lane = 0; lane < 50; lane += 1) {
      void lanes.enter(String(lane), async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        done += 1;
      });
    }
    await lanes.idle();
    expect({ most, done }).toEqual({ most: 3, done: 50 });
  });

  it("are idle only when what was entered meanwhile is done as well", async () => {
    const lanes = createLanes(1);
    const done: string[] = [];
    void lanes.enter("a", async () => {
      void lanes.enter("b", async () => void done.push("b"));
      done.push("a");
    });
    await lanes.idle();
    expect(done).toEqual(["a", "b"]);
  });
});
