import { beforeEach, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import type { View, ViewFile } from "../../../src/core/view/view.ts";
import { buttonsOf, shownBy, type Talk, talkWith } from "../../support/conversation/talk.ts";
import { readEmail } from "../../support/read-email.ts";
import { present } from "../../support/stores/samples.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00", { name: "Maya Brandt" });
  maya.says("/interview Åhléns, Backend developer, today 09:00-09:30, Jane Doe (CTO), decision by Sunday");
  maya.presses("Skip the rest");
  maya.presses("Save");
  maya.world.advance(HOUR_MS);
});

/** What stands in the block to be copied. */
function copied({ blocks }: View): string {
  return present(blocks.flatMap((block) => (block.kind === "copy" ? [block.text] : []))[0]);
}

function subjectOf(view: View): string {
  return present(/^Subject: (.*)$/mu.exec(shownBy(view))?.[1]);
}

function fileOf({ file }: View): ViewFile {
  return present(file);
}

describe("a draft as an e-mail file", () => {
  it("is a message of its own, with what to do with it; the draft stays", () => {
    maya.presses("Draft");
    expect(buttonsOf(maya.last)).toEqual(["Another version", "Change it", "As e-mail file", "Mark sent"]);
    const before = maya.messages.length;
    maya.presses("As e-mail file");
    expect(maya.messages).toHaveLength(before + 1);
    expect(shownBy(maya.last)).toMatch(/^Draft: Thank Jane Doe\nOpen the file/u);
    expect(buttonsOf(maya.last)).toEqual(["Mark sent"]);
    expect(fileOf(maya.last)).toMatchObject({ name: "thank-you-ahlens.eml", mediaType: "message/rfc822" });
    maya.presses("Mark sent");
    expect(shownBy(maya.last)).toContain("✓ Marked as sent");
  });

  it("holds the version that is shown, subject and all", () => {
    maya.presses("Draft");
    const texts = new Set<string>();
    for (let version = 0; version < 3; version += 1) {
      const draft = present(
        maya.messages.findLast((message) => buttonsOf(message).includes("As e-mail file")),
      );
      maya.pressesOn(draft, "As e-mail file");
      const { headers, body } = readEmail(fileOf(maya.last).text);
      expect(body).toBe(`${copied(draft).replaceAll("\n", "\r\n")}\r\n`);
      expect(headers.get("subject")).toBe(subjectOf(draft));
      texts.add(body);
      maya.presses("Another version");
    }
    expect(texts.size).toBe(3);
  });

  it("is not offered for lines to say on the phone, and a press from before shows these instead", () => {
    maya.presses("Mark sent");
    maya.world.advance(6 * DAY_MS);
    const card = maya.last;
    expect(shownBy(card)).toContain("Follow up");
    maya.pressesOn(card, "Draft");
    const letter = maya.last;
    expect(buttonsOf(letter)).toContain("As e-mail file");
    maya.says("/interviews");
    maya.presses("Åhléns");
    maya.presses("Edit");
    maya.presses("Reach them by");
    maya.says("phone");
    maya.presses("Save");
    maya.pressesOn(letter, "As e-mail file");
    expect(maya.last.file).toBeNull();
    expect(shownBy(maya.last)).toMatch(/Lines to say|out of date/u);
    maya.says("/draft");
    expect(shownBy(maya.last)).toContain("Lines to say");
    expect(buttonsOf(maya.last)).toEqual(["Another version", "Change it", "Done"]);
  });

  it("needs the name that stands below it", () => {
    maya.presses("Draft");
    const draft = maya.last;
    maya.world.user = { ...maya.world.user, name: null };
    maya.pressesOn(draft, "As e-mail file");
    expect(shownBy(maya.last)).toContain("How do you sign your letters?");
  });
});
