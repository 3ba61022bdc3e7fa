import { beforeEach, describe, expect, it } from "vitest";
import { People } from "../../../adapters/slack/people.ts";
import type { Profile } from "../../../adapters/slack/api.ts";
import { HOUR_MS } from "../../../src/core/time/instant.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { createGate } from "../../fakes/gate.ts";

const ADA = { platform: "slack", workspace: "T1", account: "U1" } as const;
const NOBODY = { account: "U1", name: null, locale: null, timeZone: null };
const PROFILE: Profile = {
  locale: "sv-SE",
  tz: "Europe/Stockholm",
  real_name: "Ada Lovelace",
  profile: { real_name: "", display_name: "ada" },
};
const KNOWN = { account: "U1", name: "Ada Lovelace", locale: "sv-SE", timeZone: "Europe/Stockholm" };

describe("who somebody on Slack is", () => {
  let clock: WatchedClock;
  let logger: FakeLogger;
  let asked: number;
  let answer: () => Promise<Profile>;
  let people: People;

  beforeEach(() => {
    clock = new WatchedClock();
    logger = new FakeLogger();
    asked = 0;
    answer = () => Promise.resolve(PROFILE);
    const profile = () => {
      asked += 1;
      return answer();
    };
    people = new People({ api: { profile }, clock, logger });
  });

  it("is asked for once an hour, for each workspace", async () => {
    expect(await people.of(ADA)).toEqual(KNOWN);
    await clock.advance(HOUR_MS - 1);
    await people.of(ADA);
    expect(asked).toBe(1);
    await people.of({ ...ADA, workspace: "T2" });
    expect(asked).toBe(2);
    answer = () => Promise.resolve({ ...PROFILE, tz: "Asia/Tokyo" });
    await clock.advance(1);
    expect(await people.of(ADA)).toEqual({ ...KNOWN, timeZone: "Asia/Tokyo" });
  });

  it("stays known when it cannot be asked for any more", async () => {
    await people.of(ADA);
    answer = () => Promise.reject(new Error("away"));
    await clock.advance(HOUR_MS);
    expect(await people.of(ADA)).toEqual(KNOWN);
    expect(logger.of("slack: a profile could not be read")).toHaveLength(1);
    expect(JSON.stringify(logger.lines)).not.toContain("Ada");
  });

  it("is not known when it cannot be asked for, and asked for again the next time", async () => {
    answer = () => Promise.reject(new Error("away"));
    expect(await people.of(ADA)).toEqual(NOBODY);
    answer = () => Promise.resolve(PROFILE);
    expect(await people.of(ADA)).toEqual(KNOWN);
  });

  it("keeps nobody waiting for more than a second, and is known when it comes after all", async () => {
    const gate = createGate();
    answer = () => gate.opened.then(() => PROFILE);
    const [author] = await Promise.all([
      people.of(ADA),
      clock.sleeper(1_000).then((leftMs) => clock.advance(leftMs)),
    ]);
    expect(author).toEqual(NOBODY);
    gate.open();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await people.of(ADA)).toEqual(KNOWN);
    expect(asked).toBe(1);
  });

  it.each([
    [{ ...PROFILE, real_name: null, profile: { display_name: "ada" } }, "ada"],
    [{ ...PROFILE, profile: { real_name: " Ada B. " } }, "Ada B."],
    [{ locale: null, tz: null, real_name: " ", profile: {} }, null],
  ])("has the fullest name there is: %j", async (profile, name) => {
    answer = () => Promise.resolve(profile);
    expect((await people.of(ADA)).name).toBe(name);
  });
});
