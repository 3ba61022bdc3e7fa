import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../../src/core/time/day.ts";
import { instant, MINUTE_MS } from "../../src/core/time/instant.ts";
import { dayAt, instantOf } from "../../src/core/time/zone.ts";
import { zone } from "../support/stores/samples.ts";
import { run } from "./run.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "afterword-main-"));
});
afterEach(() => rm(folder, { recursive: true }));

const STOCKHOLM = zone("Europe/Stockholm");

/** From now until this time of day tomorrow in Stockholm, where the program believes to be. */
function minutesTo(hour: number, minute: number): number {
  const now = instant(Date.now());
  const at = instantOf({ day: addDays(dayAt(now, STOCKHOLM), 1), minute: hour * 60 + minute }, STOCKHOLM);
  return Math.ceil((at - now) / MINUTE_MS);
}

const chat = (lines: readonly string[]) =>
  run("src/main.ts", { input: lines.join("\n"), env: { DATA_DIR: folder } });

describe("npm start with standard input that is no terminal", () => {
  it("answers every line, shows the reminders of /advance, and ends after the last", async () => {
    const { code, out, err } = await chat([
      "/interview Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision in 9 days",
      "email",
      "nothing",
      "their story about the import tool",
      "save",
      "/advance 1 day",
      "/interviews",
    ]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("Is this right?");
    expect(out).toContain("Saved: Acme · Backend developer");
    expect(out).toContain("try-out: the clock now moves 1 day ahead");
    // Both were due yesterday: what has gathered comes as one message.
    expect(out).toMatch(/\n2 things are due\n• Acme · Backend developer: Thank Jane Doe, /u);
    expect(out.trimEnd()).toMatch(/Your interviews[\s\S]*Acme$/u);
  });

  it("goes from an interview logged ahead over the checklist and the debrief to thanks for each of them", async () => {
    const { out } = await chat([
      "/interview Acme, Backend developer, tomorrow 14:00, Jane Doe (CTO)",
      "save",
      `/advance ${minutesTo(12, 5)} minutes`,
      "1",
      "/advance 210 minutes",
      "1",
      "Per Lund (HR)",
      "by Friday",
      "nothing",
      "so-so",
      "skip",
      "save",
      "/advance 30 minutes",
      "/interviews",
    ]);
    expect(out).toMatch(
      /Before it:\n {2}Prepare .*12:00\nAfter it:\n {2}Look back .*15:30\n {2}Thank Jane Doe .*16:00/u,
    );
    expect(out).toMatch(
      /12:00\]\nPrepare\n[\s\S]*• Ask when they will decide\.[\s\S]*\n✓ Done .*, 12:0\d\n/u,
    );
    expect(out).toMatch(/15:30\]\nLook back\n[\s\S]*\nI know already: Jane Doe \(CTO\)\./u);
    expect(out).toMatch(/People +Per Lund \(HR\)\n +Answer promised +by Friday .*\n +It went +So-so\n/u);
    expect(out).toMatch(/Taken down: Acme · Backend developer\n[\s\S]*\nNew: Thank Per Lund \(/u);
    for (const person of ["Jane Doe", "Per Lund"])
      expect(out).toMatch(RegExp(`\nThank ${person}\n +Interview`, "u"));
  });

  it("remembers from one run to the next", async () => {
    await chat(["/interview", "Acme"]);
    const { out } = await chat(["/interview"]);
    expect(out).toContain("You were logging Acme.");
  });

  it("says in one line what is wrong with the settings, and ends with 1", async () => {
    const { code, out, err } = await run("src/main.ts", {
      env: { TELEGRAM_BOT_TOKEN: "123456:ABC-def", PUBLIC_URL: "https://a.example", DATA_DIR: folder },
    });
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("TELEGRAM_WEBHOOK_SECRET must be set together with PUBLIC_URL");
    expect(err).not.toMatch(/\n\s+at /u);
  });

  it.each([
    [
      { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" },
      /^afterword cannot start: The database of DATABASE_URL cannot be used: .*ECONNREFUSED.*\n$/u,
    ],
    [
      { DATA_DIR: "/dev/null" },
      /^afterword cannot start: The data folder .*\(DATA_DIR\) cannot be used: .*\n$/u,
    ],
  ])("names the setting when %j cannot be used", async (env, message) => {
    const { code, err } = await run("src/main.ts", { env: { DATA_DIR: folder, ...env } });
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });

  it("refuses a data folder that another process has", async () => {
    // The first one is kept in the middle of its talk by a second that starts meanwhile.
    const [first, second] = await Promise.all([chat(["/help"]), chat(["/help"])]);
    const [code, err] = first.code === 0 ? [second.code, second.err] : [first.code, first.err];
    expect(new Set([first.code, second.code])).toEqual(new Set([0, 1]));
    expect(code).toBe(1);
    expect(err).toMatch(/^afterword cannot start: The data folder .* is in use by another Afterword .*\n$/u);
  });
});
