import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00");
  maya.says("/interview Acme, Developer, today 09:00, Jane Doe, decision by Friday");
  maya.presses("Skip the rest");
  maya.presses("Save");
});

const interview = () => maya.world.firstStored.interview;

describe("the details of an interview", () => {
  it("are one screen, with a button for each", () => {
    maya.presses("Details");
    expect(shownBy(maya.last)).toBe(
      [
        "Details",
        "Say what you know; the plan follows.",
        "It went: —",
        "You want the job: —",
        "Invited to call: —",
        "Boldness counts: —",
        "The firm is: —",
        "Wait until: —",
      ].join("\n"),
    );
    expect(buttonsOf(maya.last)).toEqual([
      "It went",
      "You want the job",
      "Invited to call",
      "Boldness counts",
      "The firm is",
      "Wait until",
      "Save",
      "Cancel",
      "‹ Back",
    ]);
  });

  it("go back to the screen after each answer, and are saved together", () => {
    maya.presses("Details");
    maya.presses("The firm is");
    expect(buttonsOf(maya.last)).toEqual(["Modern", "Traditional", "Hard to say", "‹ Back"]);
    maya.presses("Traditional");
    maya.says("invited to call");
    maya.says("yes");
    maya.says("wait until");
    maya.says("for two weeks");
    expect(shownBy(maya.last)).toMatch(
      /Invited to call: Yes.*Traditional\nWait until: Wednesday 2 December/su,
    );
    expect(interview()).toMatchObject({ culture: "unknown", invitedToCall: false, waitUntil: null });
    maya.presses("Save");
    expect(interview()).toMatchObject({
      culture: "traditional",
      invitedToCall: true,
      waitUntil: "2026-12-02",
      company: "Acme",
    });
    expect(shownBy(maya.last)).toMatch(/Follow up moved from .* to Wednesday 2 December, 10:30\./u);
    expect(shownBy(maya.last)).toMatch(/New: Send Jane Doe a card \(Wednesday 2 December, 09:30\)/u);
    expect(shownBy(maya.last)).toContain("Everything else stays as it was.");
  });

  it("are shown with the interview once they are told, and can be emptied again", () => {
    maya.presses("Details");
    maya.presses("You want the job");
    maya.presses("No");
    maya.presses("Save");
    maya.says("/interviews");
    maya.presses("Acme");
    expect(shownBy(maya.last)).toContain("You want the job: No");
    expect(shownBy(maya.last)).not.toContain("The firm is");
    maya.presses("Details");
    maya.presses("You want the job");
    maya.presses("Leave it empty");
    maya.presses("Save");
    expect(interview().wantsJob).toBe(true);
  });

  it("can be told while an interview is logged, and lead back to the summary", () => {
    maya.says("/interview Beta, Designer, yesterday 14:00, Per Lund");
    maya.presses("Skip the rest");
    maya.presses("Edit");
    maya.presses("Details");
    maya.presses("It went");
    maya.says("not so bad");
    expect(buttonsOf(maya.last)).not.toContain("Save");
    maya.presses("‹ Back");
    maya.presses("‹ Done");
    expect(shownBy(maya.last)).toMatch(/Is this right\?.*Company: Beta.*It went: So-so/su);
  });

  it("are left as they were by Cancel", () => {
    maya.presses("Details");
    maya.presses("It went");
    maya.presses("Badly");
    maya.presses("Cancel");
    expect(shownBy(maya.last)).toBe("Nothing was changed.");
    expect(interview().feeling).toBeNull();
  });

  it.each([
    ["It went", "purple", "One of these works: well, so-so, badly."],
    ["It went", "well, not really", "One of these works: well, so-so, badly."],
    ["It went", "it never went well", "One of these works: well, so-so, badly."],
    ["You want the job", "perhaps", "Yes or no works here."],
    ["You want the job", "yes and no", "Yes or no works here."],
    ["You want the job", "no, yes", "Yes or no works here."],
    ["Invited to call", "on Mondays", "Yes or no works here."],
    ["The firm is", "not modern", "One of these works: modern, traditional, unknown."],
    ["The firm is", "it isn't formal", "One of these works: modern, traditional, unknown."],
    ["The firm is", "nice people", "One of these works: modern, traditional, unknown."],
    ["Wait until", "when pigs fly", "I could not read a day within a year in that."],
    ["Wait until", "yesterday", "is not ahead."],
    ["Wait until", "until 3 May 2099", "I could not read a day within a year in that."],
  ])("of %s take no %j, say what would work, and lose nothing", (field, text, sentence) => {
    maya.presses("Details");
    maya.presses("Boldness counts");
    maya.presses("Yes");
    maya.presses(field);
    maya.says(text);
    expect(shownBy(maya.last)).toContain(sentence);
    maya.presses("‹ Back");
    expect(shownBy(maya.last)).toContain("Boldness counts: Yes");
  });

  it.each([
    ["It went", "it was great", "Well"],
    ["It went", "not very well", "Badly"],
    ["It went", "it didn’t go well", "Badly"],
    ["It went", "not fine", "Badly"],
    ["It went", "terrible", "Badly"],
    ["It went", "not great, not terrible", "So-so"],
    ["It went", "so so", "So-so"],
    ["The firm is", "not sure", "Hard to say"],
    ["The firm is", "a start-up", "Modern"],
    ["The firm is", "rather formal", "Traditional"],
    ["The firm is", "no idea", "Hard to say"],
    ["Wait until", "until 1 December", "Tuesday 1 December"],
    ["Wait until", "not before Monday", "Monday 23 November"],
    ["Wait until", "until next week", "Monday 23 November"],
    ["Wait until", "at least 10 days", "Saturday 28 November"],
    ["Invited to call", "Yes.", "Yes"],
    ["Invited to call", "Yes please", "Yes"],
    ["Invited to call", "yes, they did", "Yes"],
    ["Invited to call", "Of course!", "Yes"],
    ["Invited to call", "they didn't", "No"],
    ["Invited to call", "no, not yet", "No"],
    ["Invited to call", "not at all", "No"],
  ])("of %s take %j for %j", (field, text, shown) => {
    maya.presses("Details");
    maya.presses(field);
    maya.says(text);
    expect(shownBy(maya.last)).toContain(`${field}: ${shown}`);
  });

  it("ask which day is meant where there are two", () => {
    maya.presses("Details");
    maya.presses("Wait until");
    maya.says("next Friday");
    expect(buttonsOf(maya.last).slice(0, 2)).toEqual(["Friday 27 November", "Friday 20 November"]);
    maya.presses("Friday 20 November");
    expect(shownBy(maya.last)).toContain("Wait until: Friday 20 November");
  });
});

describe("what follows from the details", () => {
  it("is a call after the thanks where they invited it", () => {
    maya.presses("Edit");
    maya.presses("Answer promised");
    maya.says("in 13 days");
    maya.presses("Details");
    maya.presses("Invited to call");
    maya.presses("Yes");
    maya.presses("Save");
    maya.world.advance(HOUR_MS);
    maya.presses("Mark sent");
    expect(shownBy(maya.last)).toContain("Next: Call them");
    maya.world.advance(6 * DAY_MS);
    const call = maya.messages.find((message) => shownBy(message).startsWith("Call them"));
    expect(buttonsOf(present(call))).toContain("What to say");
  });

  it("is not undone by a wait that is told while the details are open", () => {
    maya.presses("Details");
    maya.presses("Boldness counts");
    maya.presses("Yes");
    maya.says("/interviews");
    maya.presses("Acme");
    maya.presses("They replied");
    maya.presses("Asked me to wait");
    maya.says("until 1 December");
    maya.presses("Save");
    expect(interview()).toMatchObject({ salesLike: true, waitUntil: "2026-12-01" });
  });
});

describe("the working days", () => {
  it("are a setting, and the plan follows", () => {
    maya.says("/settings");
    expect(shownBy(maya.last)).toContain("Working days: Monday to Friday");
    maya.presses("Working days");
    expect(buttonsOf(maya.last)).toEqual([
      "Monday to Friday",
      "Monday to Saturday",
      "Sunday to Thursday",
      "Cancel",
    ]);
    maya.says("whenever");
    expect(shownBy(maya.last)).toContain("These work: Monday to Friday,");
    maya.presses("Sunday to Thursday");
    expect(shownBy(maya.last)).toContain("Working days: Sunday to Thursday");
    maya.says("/interviews");
    maya.presses("Acme");
    expect(shownBy(maya.last)).toContain("Follow up: Sunday 22 November, 09:30");
    maya.says("/settings");
    maya.presses("Working days");
    maya.says("Mon, Wed");
    expect(shownBy(maya.last)).toContain("Working days: Monday, Wednesday");
  });
});
