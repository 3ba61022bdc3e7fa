import { beforeEach, describe, expect, it } from "vitest";
import { Opened } from "../../src/composition/opened.ts";
import { instant } from "../../src/core/time/instant.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { createGate } from "../fakes/gate.ts";

let realTime: FakeClock;
let logger: FakeLogger;
let opened: Opened;
let closed: string[];

beforeEach(() => {
  realTime = new FakeClock(instant(0));
  logger = new FakeLogger();
  opened = new Opened({ realTime, logger });
  closed = [];
});

const closes = (name: string) => async (): Promise<void> => {
  closed.push(name);
};
const never = (): Promise<void> => new Promise(() => {});

describe("what has been opened", () => {
  it("is closed once, in reverse, each when the one before is closed", async () => {
    const gate = createGate();
    opened.add("database", closes("database"));
    opened.add("messages", closes("messages"));
    opened.add("intake", () => gate.opened);
    const closings = [opened.close(), opened.close()];
    expect(closed).toEqual([]);
    gate.open();
    await Promise.all(closings);
    expect(closed).toEqual(["messages", "database"]);
    expect(logger.lines).toEqual([]);
  });

  it("is given up where a platform does not answer: the intake first, then the messages; then the database closes", async () => {
    opened.add("database", closes("database"));
    opened.add("messages", () => {
      closed.push("messages");
      return never();
    });
    opened.add("intake", never);
    const closing = opened.close();
    await realTime.advance(2_999);
    expect(closed).toEqual([]);
    await realTime.advance(1);
    await expect.poll(() => closed).toEqual(["messages"]);
    await realTime.advance(3_999);
    expect(closed).toEqual(["messages"]);
    await realTime.advance(1);
    await closing;
    expect(closed).toEqual(["messages", "database"]);
    expect(logger.lines.map(({ event, fields }) => [event, fields["part"]])).toEqual([
      ["given up while stopping", "intake"],
      ["given up while stopping", "messages"],
    ]);
  });

  it("waits for the database for as long as it takes", async () => {
    const gate = createGate();
    opened.add("database", () => gate.opened.then(closes("database")));
    const closing = opened.close();
    await realTime.advance(60_000);
    expect(closed).toEqual([]);
    gate.open();
    await closing;
    expect(closed).toEqual(["database"]);
  });

  it("says what could not be closed", async () => {
    opened.add("messages", () => Promise.reject(new Error("stuck")));
    await expect(opened.close()).rejects.toThrow("stuck");
  });
});
