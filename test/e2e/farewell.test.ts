import { afterEach, beforeEach, expect, it } from "vitest";
import { type ConsoleTalk, startConsoleTalk } from "./console-talk.ts";

let maya: ConsoleTalk;
beforeEach(async () => {
  maya = await startConsoleTalk();
});
afterEach(() => maya.close());

it("leads from silence over a no to staying in touch", { timeout: 60_000 }, async () => {
  await maya.says(
    "/interview Acme, Backend developer, yesterday 14:00-15:00, Jane Doe (CTO)",
    /Where are you/u,
  );
  await maya.says("Europe/Stockholm", /Is that right/u);
  await maya.presses("Yes", /answering\?/u);
  await maya.presses("Skip the rest", /Is this right/u);
  expect(await maya.presses("Save", /What comes next/u)).toContain("Thank Jane Doe");
  await maya.says("/next", /Thank Jane Doe[\s\S]*Mark sent/u);
  await maya.presses("More", /Sent at another time/u);
  await maya.presses("Sent at another time", /When was it\?/u);
  expect(await maya.says("an hour ago", /Marked as sent/u)).toContain("Next: Follow up,");

  // They ask for patience; it was a misunderstanding.
  await maya.says("/interviews", /Your interviews[\s\S]*Acme/u);
  await maya.presses("Acme", /They replied/u);
  await maya.presses("They replied", /What did they say/u);
  await maya.presses("Asked me to wait", /Until when/u);
  expect(await maya.says("in 8 weeks", /Noted: until/u)).toMatch(/Follow up moved from .+ to /u);
  expect(await maya.presses("Undo", /Undone/u)).toMatch(/Follow up moved from .+ to /u);

  // Silence.
  expect(await maya.advances("21 days")).toContain("No date was named");
  await maya.presses("Mark sent", /Next: Follow up once more/u);
  expect(await maya.advances("21 days")).toContain("Follow up once more");
  await maya.presses("Mark sent", /Next: Move on\?/u);
  expect(await maya.advances("21 days")).toContain("You wrote 2 follow-ups");

  // A no, taken back once.
  await maya.presses("They replied", /What did they say/u);
  expect(await maya.presses("A no", /I am sorry about Acme/u)).toMatch(
    /New: Reply to the no \(.+\); Ask for feedback \(.+\); Keep in touch \(.+\)\./u,
  );
  const reopened = await maya.presses("Undo", /Acme is open again/u);
  expect(reopened).toContain("No longer planned: Reply to the no, Ask for feedback, Keep in touch.");
  // The card is what it was, with its buttons.
  expect(reopened).toContain("You wrote 2 follow-ups");
  await maya.presses("More", /Job lost/u);
  await maya.presses("Job lost", /I am sorry about Acme/u);
  const farewells = await maya.advances("8 days");
  expect(farewells).toMatch(/Reply to the no[\s\S]*Ask for feedback|Ask for feedback[\s\S]*Reply to the no/u);

  for (const step of ["Reply to the no", "Ask for feedback"]) {
    await maya.says("/next", new RegExp(`${step}[\\s\\S]*Mark sent`, "u"));
    await maya.says("/draft", /How do you sign|Draft: /u);
    if (step === "Reply to the no") await maya.says("Maya Brandt", /Draft: Reply to the no[\s\S]*Mark sent/u);
    await maya.presses("Mark sent", /Marked as sent/u);
  }
  expect(await maya.says("/interviews", /job lost[\s\S]*Acme/u)).toContain("(job lost): Keep in touch,");
  expect(await maya.advances("100 days")).toContain("Look at what they are hiring for now");
  expect(await maya.presses("Draft", /Draft: Keep in touch[\s\S]*Done/u)).toContain("Then press Done.");
  await maya.presses("Done", /✓ Done/u);
  expect(await maya.says("/interviews", /Closed\n[\s\S]*Acme/u)).toContain(
    "Acme · Backend developer: job lost",
  );
});
