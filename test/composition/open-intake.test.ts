import { describe, expect, it } from "vitest";
import type { ConnectedPlatform } from "../../src/composition/create-platforms.ts";
import { openIntake } from "../../src/composition/open-intake.ts";
import { DeliveryError } from "../../src/ports/adapter.ts";
import { campaign } from "../../src/store/leadership.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate } from "../fakes/gate.ts";
import { newEmptyPostgresDatabase } from "../support/stores/new-postgres-database.ts";
import { at } from "../support/stores/samples.ts";

const refuse = () => Promise.reject(new DeliveryError("gone", "nobody is there"));

/** A platform that notes what it is told, and starts when `gate` opens. */
function platformWith(options: { readonly soleReader: string | null }) {
  const told: string[] = [];
  const begun = createGate();
  const gate = createGate();
  const stoppedTwice = createGate();
  const platform: ConnectedPlatform = {
    adapter: {
      platform: "discord",
      showHome: null,
      start: async () => {
        told.push("start");
        begun.open();
        await gate.opened;
        told.push("started");
      },
      send: refuse,
      update: refuse,
      remove: refuse,
      limitsOf: () => [],
      stop: () => {
        if (told.includes("stop")) stoppedTwice.open();
        told.push("stop");
        return Promise.resolve();
      },
    },
    routes: {},
    soleReader: options.soleReader,
    metrics: () => [],
    isShutOut: () => false,
  };
  return { platform, told, begun, gate, stoppedTwice };
}

function parts(databaseUrl: string | null) {
  const clock = new FakeClock(at("2026-11-22T09:00:00Z"));
  return { onEvent: () => Promise.resolve(), databaseUrl, realTime: clock, clock, logger: new FakeLogger() };
}

describe("openIntake", () => {
  it.each([
    ["a platform that lets many read", { soleReader: null }, "postgres://nobody@127.0.0.1:1/none"],
    ["data that nobody shares", { soleReader: "token" }, null],
  ])("competes with nobody for %s", async (_, options, url) => {
    const { platform, told, gate } = platformWith(options);
    gate.open();
    const intake = await openIntake(platform, parts(url));
    expect(told).toEqual(["start", "started"]);
    expect(intake.leads()).toBe(true);
    await intake.stop();
    expect(told).toEqual(["start", "started", "stop"]);
  });

  it("stops once more what was stopped in the middle of its late start", async () => {
    const url = await newEmptyPostgresDatabase();
    const office = { platform: "discord", token: "token" } as const;
    const rival = campaign({ url, office, ...parts(url) });
    await rival.elected;

    const { platform, told, begun, gate, stoppedTwice } = platformWith({ soleReader: "token" });
    const waiting = parts(url);
    const intake = await openIntake(platform, waiting);
    expect(told).toEqual([]);
    await rival.resign();
    await waiting.clock.advance(4_000);
    await begun.opened;
    await intake.stop();
    gate.open();
    await stoppedTwice.opened;
    expect(told).toEqual(["start", "stop", "started", "stop"]);
    expect(intake.leads()).toBe(false);
    expect(waiting.logger.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("never starts what was stopped while it waited", async () => {
    const url = await newEmptyPostgresDatabase();
    const office = { platform: "discord", token: "token" } as const;
    const rival = campaign({ url, office, ...parts(url) });
    await rival.elected;
    const { platform, told } = platformWith({ soleReader: "token" });
    const waiting = parts(url);
    const intake = await openIntake(platform, waiting);
    await intake.stop();
    await rival.resign();
    await waiting.clock.advance(4_000);
    expect(told).toEqual(["stop"]);
  });
});
