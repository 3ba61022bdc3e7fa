import { describe, expect, it } from "vitest";
import { run } from "../e2e/run.ts";

const WHEN = {
  text: "by Friday",
  lang: "en",
  tz: "Europe/Stockholm",
  ref: "2026-11-18T10:00:00+01:00",
  dir: "future",
};

describe("afterword on the command line", () => {
  it("answers one object given as an argument", async () => {
    const { code, out } = await run("src/cli.ts", { args: ["when", JSON.stringify(WHEN)] });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ kind: "deadline", from: "2026-11-18", to: "2026-11-20" });
  });

  it("answers a line each in order, and goes on after a bad one", async () => {
    const lines = [
      JSON.stringify({ ...WHEN, text: "soon" }),
      "{",
      "[]",
      '{"text":5}',
      "",
      JSON.stringify(WHEN),
    ];
    const { code, out } = await run("src/cli.ts", { args: ["when", "--stdin"], input: lines.join("\n") });
    expect(code).toBe(0);
    const answers: unknown[] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      null,
      { error: "this is not JSON; one object a line works" },
      { error: expect.any(String) },
      { error: expect.any(String) },
      { error: "this is not JSON; one object a line works" },
      { kind: "deadline", from: "2026-11-18", to: "2026-11-20" },
    ]);
  });

  it("knows plan and draft as well", async () => {
    const interview = {
      company: "Acme",
      endsAt: "2026-11-17T15:00:00+01:00",
      people: [{ name: "Jane Doe" }],
    };
    const base = { now: "2026-11-17T15:10:00+01:00", interview };
    const planned = await run("src/cli.ts", {
      args: ["plan", JSON.stringify({ ...base, user: { timeZone: "Europe/Stockholm" } })],
    });
    expect(JSON.parse(planned.out)).toMatchObject({
      steps: [
        {
          kind: "thank-you",
          person: "Jane Doe",
          dueAt: "2026-11-17T16:00:00+01:00",
          deadline: "2026-11-18T15:00:00+01:00",
          state: "planned",
        },
        { kind: "follow-up-1", dueAt: "2026-11-24T09:30:00+01:00" },
      ],
    });
    const user = { name: "Maya Brandt", timeZone: "Europe/Stockholm" };
    const drafted = await run("src/cli.ts", {
      args: ["draft", JSON.stringify({ ...base, kind: "thank-you", user, person: { name: "Jane Doe" } })],
    });
    expect(JSON.parse(drafted.out)).toMatchObject({ subject: expect.any(String), findings: [] });
  });

  it("says how it is used when asked", async () => {
    const { code, out } = await run("src/cli.ts", { args: ["--help"] });
    expect(code).toBe(0);
    expect(out).toContain("usage:");
  });

  it.each([
    [[], "which verb?"],
    [["sing"], 'there is no verb "sing"'],
    [["when"], "when takes one JSON object, or --stdin"],
    [["when", "--loud"], "there is no option --loud"],
    [["constructor", "{}"], 'there is no verb "constructor"'],
  ])("refuses %j with 2 and says how it is used", async (args, reason) => {
    const { code, out, err } = await run("src/cli.ts", { args });
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(reason);
    expect(err).toContain("usage:");
  });
});
