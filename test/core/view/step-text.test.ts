import { expect, it } from "vitest";
import { lensOf } from "../../../src/core/view/lens.ts";
import { whyNow } from "../../../src/core/view/step-text.ts";
import { anInterview, aStep, at, aUser, day, zone } from "../../support/stores/samples.ts";

it("an interview that runs past midnight is on the day it begins", () => {
  const user = aUser({ timeZone: zone("Europe/Stockholm") });
  const wall = { day: day("2026-11-17"), minute: 23 * 60 + 30 };
  const interview = anInterview(user, {
    startsAt: {
      at: at("2026-11-17T22:30:00Z"),
      wall,
      zone: zone("Europe/Stockholm"),
      words: "today 23:30",
    },
    endsAt: at("2026-11-17T23:30:00Z"),
  });
  const look = lensOf(user, at("2026-11-17T19:00:00Z"));
  expect(whyNow(look, interview, aStep({ kind: "prepare" }))).toBe("The interview is today.");
});
