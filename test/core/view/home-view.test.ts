import { describe, expect, it } from "vitest";
import type { StoredInterview } from "../../../src/core/stored-interview.ts";
import { after, HOUR_MS } from "../../../src/core/time/instant.ts";
import { homeView } from "../../../src/core/view/home-view.ts";
import { lensOf } from "../../../src/core/view/lens.ts";
import { buttonsOf, shownBy } from "../../support/conversation/talk.ts";
import { anInterview, aStep, at, aUser, zone } from "../../support/stores/samples.ts";

const NOW = at("2026-11-18T12:00:00+01:00");
const maya = aUser({ timeZone: zone("Europe/Stockholm") });
const look = lensOf(maya, NOW);

/** An interview whose thanks are due `hours` from now, and nothing else. */
function dueIn(hours: number, company: string, changes: Partial<StoredInterview["interview"]> = {}) {
  const interview = anInterview(maya, { company, role: null, ...changes });
  const [person] = interview.people;
  const step = aStep({ dueAt: after(NOW, hours * HOUR_MS), person: person?.id ?? null });
  return { interview, steps: [step] };
}

describe("the page beside the chat", () => {
  it("is short where there is nothing", () => {
    expect(shownBy(homeView(look, []))).toBe(
      "Due now\nNothing is due now.\nYour interviews\nNo interviews yet. /interview logs the first.",
    );
    expect(buttonsOf(homeView(look, []))).toEqual(["Log an interview", "Settings", "Help"]);
  });

  it("names what is due, what waited longest first, and then every interview in its group", () => {
    const closed = { ...dueIn(-1, "Delta", { outcome: "lost", outcomeAt: NOW }), steps: [] };
    const page = homeView(look, [dueIn(-1, "Acme"), dueIn(-30, "Beta"), dueIn(2, "Gamma"), closed]);
    expect(shownBy(page).split("\n")).toEqual([
      "Due now",
      expect.stringMatching(/^• Beta: Thank Jane Doe, Tuesday 17 November/u),
      expect.stringMatching(/^• Acme: Thank Jane Doe, Wednesday 18 November, 11:00/u),
      "Your interviews",
      "Overdue",
      expect.stringMatching(/^• Beta: /u),
      expect.stringMatching(/^• Acme: /u),
      "Today",
      expect.stringMatching(/^• Gamma: /u),
      "Closed",
      expect.stringMatching(/^• Delta: job lost/u),
    ]);
    expect(buttonsOf(page)).toEqual([
      "Show all 2 that are due",
      "Log an interview",
      "Settings",
      "Help",
      "Beta",
      "Acme",
      "Gamma",
      "Delta",
    ]);
  });

  it("asks for the interview along with the press, and offers what is due as the first thing to do", () => {
    const [first, log] = homeView(look, [dueIn(-1, "Acme")]).buttons.flat();
    expect(first).toMatchObject({ label: "Show what is due", style: "primary", asks: null });
    expect(log).toMatchObject({ label: "Log an interview", asks: "interview" });
  });

  it("stays a page when there is very much, and says how much more there is", () => {
    const page = homeView(
      look,
      Array.from({ length: 40 }, (_, index) => dueIn(-1 - index, `Company ${index}`)),
    );
    const [, due] = page.blocks;
    expect(due?.kind === "text" ? due.text.split("\n") : []).toHaveLength(10);
    expect(buttonsOf(page)[0]).toBe("Show all 40 that are due");
    expect(page.buttons.map((row) => row.length)).toEqual([4, 3, 3, 3, 3]);
    expect(shownBy(page)).toContain("And 28 more.");
  });
});
