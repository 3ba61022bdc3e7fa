import { describe, expect, it } from "vitest";
import { runFuzz } from "./fuzz.ts";
import { mutated } from "./mutation.ts";
import { PLANTS } from "./plants.ts";

// The long run is `npm run fuzz`.

const CLEAN = { crashes: 0, unhandledRejections: 0, foreignWrites: 0, foreignReads: 0 };

describe("updates as platforms shape them, and as nobody should", () => {
  it("never make it crash, and never touch or show what is another person's", async () => {
    const { figures, faults } = await runFuzz({ updates: 1_000, seed: 1 });
    expect(faults).toEqual([]);
    expect(figures).toMatchObject(CLEAN);
    // Neither all of them nor none must be stopped at the door.
    expect(figures.events).toBeGreaterThan(300);
  });

  it.each([
    ["crash", "crashes"],
    ["foreign-write", "foreignWrites"],
    ["foreign-read", "foreignReads"],
  ] as const)("would be found out with a mistake in it: %s", async (plant, count) => {
    const handle = PLANTS.get(plant);
    const { figures, faults } = await runFuzz({
      updates: 300,
      seed: 1,
      ...(handle !== undefined && { handle }),
    });
    expect(figures[count]).toBeGreaterThan(0);
    expect(faults).not.toEqual([]);
  });
});

describe("a mutation", () => {
  const update = { id: 1, from: { name: "Ada", tags: ["a", "b"] } };

  it.each([
    [0, { kind: "drop" }, { from: { name: "Ada", tags: ["a", "b"] } }],
    [2, { kind: "put", value: "\u0000" }, { id: 1, from: { name: "\u0000", tags: ["a", "b"] } }],
    [3, { kind: "wrap" }, { id: 1, from: { name: "Ada", tags: [["a", "b"]] } }],
    [4, { kind: "twice" }, { id: 1, from: { name: "Ada", tags: [["a", "a"], "b"] } }],
    [6, { kind: "drop" }, { from: { name: "Ada", tags: ["a", "b"] } }],
  ] as const)("changes the update at place %i", (where, how, changed) => {
    expect(mutated(update, [{ where, how }])).toEqual(changed);
  });

  it("can give an update a prototype key of its own", () => {
    const found = mutated(update, [{ where: 0, how: { kind: "rename", key: "__proto__" } }]);
    expect(Object.hasOwn(Object(found), "__proto__")).toBe(true);
  });
});
