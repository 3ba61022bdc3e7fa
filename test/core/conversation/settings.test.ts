import { describe, expect, it } from "vitest";
import { readWakingHours } from "../../../src/core/conversation/settings.ts";
import { clock } from "../../../src/core/time/zone.ts";
import { buttonsOf, shownBy, talkWith } from "../../support/conversation/talk.ts";

function shown(text: string): string | null {
  const hours = readWakingHours(text);
  return hours === null ? null : `${clock(hours.from)}-${clock(hours.to)}`;
}

describe("readWakingHours", () => {
  it.each([
    ["08:00 to 21:00", "08:00-21:00"],
    ["8-21", "08:00-21:00"],
    ["8 – 21", "08:00-21:00"],
    ["from 7.30 until 22", "07:30-22:00"],
    ["8am to 9pm", "08:00-21:00"],
    ["8 am-9:30 pm", "08:00-21:30"],
    ["12pm to 8pm", "12:00-20:00"],
    ["6 to midnight", "06:00-23:59"],
    ["noon to 8pm", "12:00-20:00"],
    ["08:00 to 24:00", "08:00-23:59"],
    ["08:00 to 00:00", "08:00-23:59"],
    ["12am to 6am", "00:00-06:00"],
    ["9 to 5", null],
    ["9 to 10", null],
    ["21 to 8", null],
    ["8", null],
    ["8 to 12 to 16", null],
    ["25 to 30", null],
    ["8:61 to 20", null],
    ["whenever", null],
    ["🙂", null],
    ["", null],
  ])("reads %j as %s", (text, hours) => expect(shown(text)).toBe(hours));
});

describe("the time zone", () => {
  it.each(["Stockholm", "europe/stockholm", "Stokholm", "Göteborg", "Oslo", "10:00"])(
    "is found from %j and confirmed by the time on the clock",
    (place) => {
      const kim = talkWith("2026-11-18T10:00:00+01:00", { timeZone: null });
      kim.says("/settings");
      kim.presses("Time zone");
      kim.says(place);
      kim.says("1".repeat(0) || "yes");
      if (kim.world.user.timeZone === null) kim.world.handle({ kind: "press", token: present(kim) });
      expect(kim.world.user.timeZone).toMatch(/^(?:Europe|Africa|Arctic)\//u);
    },
  );

  it("is asked again where it is none, and after a no", () => {
    const kim = talkWith("2026-11-18T10:00:00+01:00", { timeZone: null });
    kim.says("/interview Acme, Dev, today 09:00");
    kim.says("the moon base");
    expect(shownBy(kim.last)).toContain("I do not know that place or zone");
    kim.says("Stockholm");
    kim.presses("No");
    expect(shownBy(kim.last)).toContain("Where are you?");
    kim.says("Europe/Stockholm");
    kim.says("yes");
    expect(kim.world.conversation.form?.values.company).toBe("Acme");
  });

  it("can be cancelled, which cancels the interview that cannot go on without it", () => {
    const kim = talkWith("2026-11-18T10:00:00+01:00", { timeZone: null });
    kim.says("/interview Acme, Dev, today 09:00");
    kim.presses("Cancel");
    expect(shownBy(kim.last)).toContain("nothing was saved");
    expect(kim.world.conversation).toMatchObject({ form: null, ask: null });
  });
});

describe("public holidays", () => {
  const LOGGED = "/interview Acme, Dev, today 09:00-09:30, Jane Doe, decision by 22 December";

  it("are those of the country one lives in, and it is said that they are", () => {
    const kim = talkWith("2026-12-15T10:00:00+01:00", { timeZone: null });
    kim.says(LOGGED);
    kim.says("Stockholm");
    kim.presses("Yes");
    expect(kim.world.messages.map(shownBy).join("\n")).toContain(
      "Public holidays count as those of: Sweden.",
    );
    expect(kim.world.user.holidays).toBe("SE");
  });

  it("are left alone by a move to another zone", () => {
    const kim = talkWith("2026-12-15T10:00:00+01:00", { holidays: "SE" });
    kim.says("/settings");
    kim.presses("Time zone");
    kim.says("Oslo");
    kim.presses("Yes");
    expect(kim.world.user.holidays).toBe("SE");
  });

  it.each([
    ["Norway", "NO", "Norway"],
    ["bavaria", "DE-BY", "Germany (Bayern)"],
    ["de-be", "DE-BE", "Germany (Berlin)"],
    ["Sverige", "SE", "Sweden"],
    ["the UK", "GB", "United Kingdom"],
    ["uk", "GB", "United Kingdom"],
    ["USA", "US", "United States"],
    ["none", null, "none are counted"],
    ["Atlantis", null, null],
    ["constructor", null, null],
  ])("can be set to %j", (typed, region, shownAs) => {
    const kim = talkWith("2026-12-15T10:00:00+01:00");
    kim.says("/settings");
    kim.presses("Public holidays");
    expect(buttonsOf(kim.last)[0]).toBe("Sweden");
    kim.says(typed);
    expect(kim.world.user.holidays).toBe(region);
    expect(shownBy(kim.last)).toContain(
      shownAs === null ? "I do not know the holidays of that place" : `Public holidays: ${shownAs}`,
    );
  });

  it("move what falls on them, once they are set", () => {
    const kim = talkWith("2026-12-15T10:00:00+01:00");
    kim.says(LOGGED);
    kim.presses("Skip the rest");
    kim.presses("Save");
    expect(shownBy(kim.last)).toContain("Follow up: Thursday 24 December, 09:30");
    kim.says("/settings");
    kim.presses("Public holidays");
    kim.presses("Sweden");
    kim.says("/interviews");
    kim.presses("Acme");
    expect(shownBy(kim.last)).toContain("Follow up: Monday 28 December, 09:30");
  });
});

/** The first zone offered. */
function present(kim: ReturnType<typeof talkWith>): string {
  return kim.last.buttons[0]?.[0]?.token ?? "";
}
