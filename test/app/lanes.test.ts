import { describe, expect, it } from "vitest";
import { createLanes } from "../../src/app/lanes.ts";
import { createGate } from "../fakes/gate.ts";

describe("lanes", () => {
  it("run one lane's work in order, and others beside it", async () => {
    const lanes = createLanes();
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

  it("are idle only when what was entered meanwhile is done as well", async () => {
    const lanes = createLanes();
    const done: string[] = [];
    void lanes.enter("a", async () => {
      void lanes.enter("b", async () => void done.push("b"));
      done.push("a");
    });
    await lanes.idle();
    expect(done).toEqual(["a", "b"]);
  });
});
