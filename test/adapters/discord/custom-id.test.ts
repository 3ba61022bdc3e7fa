import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customIds, markOf, opensForm, tokenOf } from "../../../adapters/discord/custom-id.ts";
import { markOfKey, nonceOf } from "../../../adapters/discord/nonce.ts";
import { type DeliveryId, parseId } from "../../../src/core/ids.ts";

describe("the ids of buttons", () => {
  it("are unique in a message, give back their token, and name their message", () => {
    const idOf = customIds("mark");
    const ids = ["a.1", "a.1", "b", "a.1"].map((token) => idOf(token));
    expect(ids).toEqual(["a.1~mark", "a.1~mark~2", "b~mark", "a.1~mark~3"]);
    expect(ids.map(tokenOf)).toEqual(["a.1", "a.1", "b", "a.1"]);
    expect(ids.map(markOf)).toEqual(["mark", "mark", "mark", "mark"]);
    const bareOf = customIds(null);
    expect(["a", "a"].map((token) => bareOf(token))).toEqual(["a", "a~~2"]);
    expect(markOf("a")).toBeNull();
  });

  it("name the form that a press opens, of those that Discord opens", () => {
    const idOf = customIds("mark");
    const ids = [idOf("a", "debrief"), idOf("a", "debrief"), idOf("b", "time"), idOf("c")];
    expect(ids).toEqual(["a~mark~~debrief", "a~mark~2~debrief", "b~mark", "c~mark"]);
    expect(ids.map(opensForm)).toEqual([true, true, false, false]);
    expect(ids.map(tokenOf)).toEqual(["a", "a", "b", "c"]);
    expect(customIds(null)("a", "debrief")).toBe("a~~~debrief");
  });

  it("and nonces are within Discord's lengths, and differ between deliveries", () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), fc.uuid({ version: 4 }), (one, other) => {
        const [key, second] = [parseId<DeliveryId>(one), parseId<DeliveryId>(other)];
        if (key === null || second === null) return;
        expect(nonceOf(markOfKey(key), 99).length).toBeLessThanOrEqual(25);
        expect(customIds(markOfKey(key))("x".repeat(48), "debrief").length).toBeLessThanOrEqual(100);
        expect(markOfKey(key) === markOfKey(second)).toBe(one === other);
      }),
    );
  });
});
