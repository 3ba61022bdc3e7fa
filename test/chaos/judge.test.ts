import { describe, expect, it } from "vitest";
import { say } from "../../src/core/text/say.ts";
import { after } from "../../src/core/time/instant.ts";
import { aReminder, anInterview, at, aUser } from "../support/stores/samples.ts";
import type { Due } from "./due-table.ts";
import { judge } from "./judge.ts";
import type { Post } from "./platform-talk.ts";

const NOON = at("2026-11-23T12:00:00Z");
const user = aUser();
const due: Due = {
  user: user.id,
  chat: { platform: "telegram", workspace: "", account: "7", chat: "7" },
  company: "Employer 000042",
  reminder: aReminder(anInterview(user), { dueAt: NOON }),
};
const AGAIN = `\n${say("en", "delivery.repeated")}`;
const post = (lateMs: number, more = "", chat = "7"): Post => ({
  chat,
  atMs: after(NOON, lateMs),
  text: `Follow up with Employer 000042${more}`,
});
const doubts = (count: number): ReadonlyMap<string, number> => new Map([[user.id, count]]);

describe("the judge of a chaos run", () => {
  it("has nothing to say about a reminder that was shown once and in time", () => {
    expect(judge([due], [post(40)], doubts(0))).toEqual({
      lost: 0,
      early: 0,
      copies: 0,
      silentCopies: 0,
      lateMsP50: 40,
      lateMsP99: 40,
      lateMsMax: 40,
      copiesOn: { telegram: 0 },
      astray: 0,
    });
  });

  it.each([
    ["nobody has seen", [], 0, { lost: 1 }],
    ["somebody else has seen", [post(1, "", "8")], 0, { lost: 1, astray: 1 }],
    ["came a millisecond too soon", [post(-1)], 0, { early: 1 }],
    ["came twice, and says so, and is known to be doubtful", [post(1), post(9, AGAIN)], 1, { copies: 1 }],
    ["came late behind the copy that says so", [post(1, AGAIN), post(9)], 1, { copies: 1 }],
    ["came twice without our knowing", [post(1), post(9, AGAIN)], 0, { copies: 1, silentCopies: 1 }],
    ["came twice and does not say so", [post(1), post(9)], 1, { copies: 1, silentCopies: 1 }],
    ["came thrice and says so once", [post(1), post(9, AGAIN), post(9)], 2, { copies: 2, silentCopies: 1 }],
  ])("sees a reminder that %s", (_what, posts, doubted, found) => {
    const clean = { lost: 0, early: 0, copies: 0, silentCopies: 0, astray: 0 };
    expect(judge([due], posts, doubts(doubted))).toMatchObject({ ...clean, ...found });
  });

  it("tells how late most of them were, and the latest", () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...due,
      chat: { ...due.chat, chat: String(index) },
    }));
    const posts = many.map(({ chat }, index) => post(index * 10, "", chat.chat));
    expect(judge(many, posts, doubts(0))).toMatchObject({ lateMsP50: 490, lateMsP99: 980, lateMsMax: 990 });
  });
});
