import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import { rawCall } from "./raw-call.ts";

let double: DiscordDouble;
beforeEach(async () => {
  double = await startDiscordDouble();
});
afterEach(() => double.close());

const of = (length: number): string => "x".repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const put = (body: unknown) => rawCall(double, "PUT /applications/400000000000000001/commands", body);
const command = (more: object = {}) => ({ name: "next", description: "d", ...more });
const option = (more: object = {}) => ({ type: 3, name: "when", description: "d", ...more });

describe("commands", () => {
  it.each([
    ["a name's length", command({ name: of(32) }), command({ name: of(33) })],
    ["a name's letters", command({ name: "next-one" }), command({ name: "Next" })],
    ["a description", command({ description: of(100) }), command({ description: of(101) })],
    ["an empty description", command(), command({ description: "" })],
    [
      "options",
      command({ options: many(25, (index) => option({ name: `o${index}` })) }),
      command({ options: many(26, (index) => option({ name: `o${index}` })) }),
    ],
    [
      "an option's description",
      command({ options: [option()] }),
      command({ options: [option({ description: of(101) })] }),
    ],
    [
      "a locale",
      command({ description_localizations: { "sv-SE": "x" } }),
      command({ description_localizations: { sv: "x" } }),
    ],
    ["a context", command({ contexts: [0, 1, 2] }), command({ contexts: [3] })],
  ])("%s: just enough passes, one more is refused", async (_what, fits, exceeds) => {
    expect((await put([fits])).status).toBe(200);
    expect(await put([exceeds])).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(double.commands).toHaveLength(1);
  });
});
