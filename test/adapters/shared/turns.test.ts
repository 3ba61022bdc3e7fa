import { expect, it } from "vitest";
import { Turns } from "../../../adapters/shared/turns.ts";
import { createGate } from "../../fakes/gate.ts";

it("takes one person's work in order, whatever became of it, and another's meanwhile", async () => {
  const turns = new Turns();
  const gate = createGate();
  const told: string[] = [];
  const first = turns.take("ada", async () => {
    await gate.opened;
    told.push("ada 1");
    throw new Error("broken");
  });
  const second = turns.take("ada", () => Promise.resolve(told.push("ada 2")));
  await turns.take("bob", () => Promise.resolve(told.push("bob")));
  expect(told).toEqual(["bob"]);
  gate.open();
  await expect(first).rejects.toThrow("broken");
  expect(await second).toBe(3);
  expect(told).toEqual(["bob", "ada 1", "ada 2"]);
});
