import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../../adapters/slack/normalise.ts";
import { instant } from "../../../src/core/time/instant.ts";

const FIXTURES = fileURLToPath(new URL("fixtures", import.meta.url));
const NOW = instant(1_795_000_100_000);
const SENT = instant(1_795_000_000_000);

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`${FIXTURES}/${name}.json`, "utf8"));
}

const FROM = { platform: "slack", workspace: "T0ACME", chat: "D0MAYA" };
const PERSON = { platform: "slack", workspace: "T0ACME", account: "U0MAYA" };
const AUTHOR = { account: "U0MAYA", name: null, locale: null, timeZone: null };
const EVENT = { id: "slack:T0ACME:Ev08TEXT", from: FROM, author: AUTHOR, at: SENT };
const event = (more: object) => ({ kind: "event", event: { ...EVENT, ...more } });
const removal = { kind: "removal", workspace: "T0ACME", at: SENT };

const COMMAND = {
  kind: "command",
  id: "slack:T0ACME:13345224609.738474920.8088930838d88f008e0",
  person: PERSON,
  at: NOW,
  channel: "D0MAYA",
  triggerId: "13345224609.738474920.8088930838d88f008e0",
  responseUrl: "https://hooks.slack.com/commands/T0ACME/1/x",
  team: "T0ACME",
  app: "A0AFTERWORD",
};
const TRIGGER = "13345224610.738474920.8088930838d88f008e1";
const SOURCE = { chat: "D0MAYA", message: "1795000005.000100" };
const PRESS = {
  kind: "press",
  id: `slack:T0ACME:${TRIGGER}`,
  person: PERSON,
  at: NOW,
  token: "sent.1",
  asks: null,
  source: SOURCE,
  copy: "Dear Jane,\n\nthank you. https://maya.example",
  triggerId: TRIGGER,
};
const FORM = {
  kind: "submission",
  id: expect.stringMatching(/^slack:T0ACME:1795000020.deadbeef:[0-9a-f]{16}$/u),
  person: PERSON,
  at: NOW,
};

/** What each recorded payload becomes; null: it is not for us. */
const EXPECTED: Readonly<Record<string, object | null>> = {
  message: event({ kind: "text", text: "They said Friday" }),
  "message-in-a-thread-and-the-chat": event({ kind: "text", text: "They said Friday" }),
  "message-with-markup": event({
    kind: "text",
    text: "Acme & Söhne <b>, see acme.example/jobs?a=1&b=2 or jane@acme.example, @U0JANE in #jobs, @here @hr 🚀 👋🏻",
  }),
  "command-typed-as-text": event({ kind: "command", name: "interviews", args: "" }),
  "file-with-words": event({ kind: "text", text: "my CV" }),
  "file-alone": event({ kind: "unsupported" }),
  "own-message": null,
  "message-changed": null,
  "message-deleted": null,
  "message-in-a-channel": null,
  "message-of-an-organisation": event({
    from: { ...FROM, workspace: "E0GRID" },
    kind: "text",
    text: "hello",
  }),
  "home-opened": event({ kind: "home" }),
  "messages-tab-opened": null,
  uninstalled: removal,
  "bot-token-revoked": removal,
  "user-token-revoked": null,
  "another-event": null,
  "command-alone": { ...COMMAND, text: "" },
  "command-with-a-line": { ...COMMAND, text: "Johnson & Sons, <Dev>, yesterday 14:00" },
  "command-in-a-channel": { ...COMMAND, text: "list", channel: "C0JOBS" },
  "command-of-an-organisation": { ...COMMAND, text: "next", person: { ...PERSON, workspace: "E0GRID" } },
  "another-command": null,
  press: PRESS,
  "press-that-asks-for-a-text": { ...PRESS, asks: "text", token: "text.1" },
  "press-in-the-app-home": { ...PRESS, asks: "interview", token: "m.log", source: null, copy: null },
  "press-without-a-team": { ...PRESS, person: { ...PERSON, workspace: "E0GRID" } },
  "pick-from-a-list": null,
  "interview-form": {
    ...FORM,
    form: "interview",
    filled: new Map([
      ["company", "Acme & Söhne"],
      ["when", "2026-11-17"],
      ["when.start", "14:00"],
      ["when.end", "15:30"],
      ["people", "Jane Doe (CTO)"],
      ["promise.day", "2026-11-27"],
      ["channel", "email"],
      ["materials", "references by Thursday\nportfolio"],
    ]),
  },
  "time-form": {
    ...FORM,
    form: "time",
    filled: new Map([["answer", "1795100000"]]),
    press: { token: "pick.1", source: SOURCE },
  },
  "text-form": {
    ...FORM,
    form: "text",
    filled: new Map([["answer", "Dear Jane,\n\nthanks!"]]),
    press: { token: "text.1", source: null },
  },
  "form-with-strange-metadata": null,
  "form-of-another": null,
  "form-closed": null,
};

describe("what Slack brings", () => {
  it.each(Object.entries(EXPECTED))("%s", (name, expected) => {
    expect(normalise(fixture(name), NOW)).toEqual(expected);
  });

  it("has a fixture each, and none that nobody looks at", () => {
    const names = readdirSync(FIXTURES).map((file) => file.replace(".json", ""));
    expect(names.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(Object.keys(EXPECTED))("is not for us when its name could be no key: %s", (name) => {
    const renamed = JSON.stringify(fixture(name)).replaceAll(
      /"(event_id|trigger_id|hash)":"[^"]*"/gu,
      String.raw`"$1":"Ev\u0000"`,
    );
    const isNamed = renamed.includes(String.raw`Ev\u0000`);
    expect(normalise(JSON.parse(renamed), NOW)).toEqual(isNamed ? null : EXPECTED[name]);
  });

  it.each([8_640_000_000_001, 1.5, -8_640_000_000_001])(
    "tells no moment that a date cannot hold: %d",
    (seconds) => {
      const message = fixture("message");
      const form = fixture("time-form");
      expect(JSON.stringify(form)).toContain("1795100000");
      const told = JSON.stringify(form).replaceAll("1795100000", String(seconds));
      expect(normalise(JSON.parse(told), NOW)).toBeNull();
      expect(normalise({ ...Object(message), event_time: seconds }, NOW)).toBeNull();
    },
  );

  it("takes any day that somebody picks, however long ago: what is wrong with it they are told", () => {
    const told = JSON.stringify(fixture("time-form")).replaceAll("1795100000", "-86400");
    expect(normalise(JSON.parse(told), NOW)).toMatchObject({ filled: new Map([["answer", "-86400"]]) });
  });

  it("is never the reason for a crash, whatever it is", () => {
    const names = Object.keys(EXPECTED);
    const mangled = fc
      .tuple(fc.constantFrom(...names), fc.anything(), fc.nat({ max: 40 }))
      .map(([name, junk, at]) => replaced(fixture(name), at, junk));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), mangled), (raw) => {
        expect(() => normalise(raw, NOW)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

/** The value with `junk` in place of its `at`th part. */
function replaced(value: unknown, at: number, junk: unknown): unknown {
  let count = 0;
  const walk = (node: unknown): unknown => {
    count += 1;
    if (count === at) return junk;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value);
}
