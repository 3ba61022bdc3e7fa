import { describe, expect, it } from "vitest";
import { readWakingHours } from "../../../src/core/conversation/settings.ts";
import { clock } from "../../../src/core/time/zone.ts";
import { shownBy, talkWith } from "../../support/conversation/talk.ts";

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

/** The first zone offered. */
function present(kim: ReturnType<typeof talkWith>): string {
  return kim.last.buttons[0]?.[0]?.token ?? "";
}
