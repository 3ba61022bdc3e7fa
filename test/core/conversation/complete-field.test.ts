import { describe, expect, it } from "vitest";
import { completeField } from "../../../src/core/conversation/complete-field.ts";
import { fieldOf } from "../../../src/core/conversation/fields.ts";
import { type Facts, fieldContext } from "../../../src/core/conversation/turn.ts";
import { at, aUser, zone } from "../../support/stores/samples.ts";

const FACTS: Facts = {
  now: at("2026-11-18T10:00:00+01:00"),
  user: aUser({ timeZone: zone("Europe/Stockholm") }),
  locale: "en-GB",
  commands: "each",
  interviews: [],
  closed: [],
  reminders: [],
  newId: () => "",
};

describe("completeField", () => {
  it.each([
    ["when", "12 December 14:00", "Saturday 12 December, 14:00, in 24 days"],
    ["when", "yesterday 14:00", "Tuesday 17 November, 14:00, yesterday"],
    ["promise", "in 9 days", "Friday 27 November, in 9 days"],
    ["promise", "by 12 November", "by Thursday 12 November, 6 days ago"],
  ] as const)("echoes for %s what “%s” is stored as", (name, text, label) => {
    expect(completeField(name, text, FACTS)).toEqual([{ label, text }]);
    const read = fieldOf(name).read(text, fieldContext(FACTS, {}));
    const day = /\d{1,2} \p{L}+/u.exec(label)?.[0] ?? "nothing";
    if (read.kind !== "value") throw new Error("it was read");
    expect(fieldOf(name).show(fieldContext(FACTS, read.value))).toContain(day);
  });

  it("offers the usual answers before anything is typed, and nothing for what cannot be read", () => {
    expect(completeField("promise", "", FACTS)).toHaveLength(3);
    expect(completeField("when", "30 February", FACTS)).toEqual([]);
  });

  it("offers no dates to somebody whose clock is not known", () => {
    const user = aUser({ timeZone: null });
    expect(completeField("when", "yesterday 14:00", { ...FACTS, user })).toEqual([]);
  });
});
