import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../../adapters/telegram/normalise.ts";
import { instant } from "../../../src/core/time/instant.ts";

const FOLDER = new URL("fixtures/", import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));
const BOT = { id: 4711, username: "AfterwordTestBot" };
const NOW = instant(1_795_000_005_000);
const SENT = instant(1_795_000_000_000);

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
}

const FROM = { platform: "telegram", workspace: "", chat: "123456789" };
const AUTHOR = { account: "123456789", name: "Åsa Berg", locale: "sv", timeZone: null };
const said = { from: FROM, author: AUTHOR, at: SENT };
const pressed = { from: FROM, author: AUTHOR, at: NOW, kind: "press", token: "sent.1", answer: null };

/** What each recorded update becomes; null: it is not for us. */
const EXPECTED: Readonly<Record<string, object | null>> = {
  text: { ...said, id: "telegram:4711:710000001", kind: "text", text: "I just had an interview at Acme" },
  reply: { ...said, id: "telegram:4711:710000002", kind: "text", text: "Yes" },
  "start-with-payload": {
    ...said,
    id: "telegram:4711:710000003",
    kind: "command",
    name: "start",
    args: "link-8f4b6a52",
  },
  "command-with-arguments": {
    ...said,
    id: "telegram:4711:710000004",
    kind: "command",
    name: "interview",
    args: "Acme, Backend developer,\nyesterday 14:00",
  },
  "command-for-another-bot": null,
  "slash-but-no-command": { ...said, id: "telegram:4711:710000006", kind: "text", text: "/ 3 people, 50/50" },
  "photo-with-caption": { ...said, id: "telegram:4711:710000007", kind: "unsupported" },
  sticker: { ...said, id: "telegram:4711:710000008", kind: "unsupported" },
  voice: { ...said, id: "telegram:4711:710000009", kind: "unsupported" },
  "pinned-notice": null,
  "in-a-group": null,
  edited: null,
  "channel-post": null,
  press: { ...pressed, id: "telegram:4711:710000014", source: { ...FROM, message: "90" } },
  "press-on-old-message": { ...pressed, id: "telegram:4711:710000015", source: { ...FROM, message: "12" } },
  "press-in-a-group": null,
  "press-inline": null,
  "press-game": null,
  blocked: { ...said, id: "telegram:4711:710000019", kind: "blocked" },
  unblocked: { ...said, id: "telegram:4711:710000020", kind: "unblocked" },
  "made-admin-in-a-group": null,
  "no-last-name-no-language": {
    id: "telegram:4711:710000022",
    from: { ...FROM, chat: "77" },
    author: { account: "77", name: "Li", locale: null, timeZone: null },
    at: SENT,
    kind: "text",
    text: "hi",
  },
};

describe("an update of the Bot API", () => {
  it("has an expectation for every recorded one", () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(NAMES.toSorted());
  });

  it.each(NAMES)("%s", (name) => {
    expect(normalise(fixture(name), BOT, NOW)?.event ?? null).toEqual(EXPECTED[name]);
  });

  it("tells the id of a press, so that it can be acknowledged", () => {
    expect(normalise(fixture("press"), BOT, NOW)?.pressId).toBe("530000000000000001");
    expect(normalise(fixture("text"), BOT, NOW)?.pressId).toBeNull();
  });
});

type Path = readonly (string | number)[];

/** Every place in a JSON value. */
function pathsIn(value: unknown, here: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...here, key]))];
}

function replacedAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (typeof value !== "object" || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  const changed = entries
    .map(([name, inner]): [string, unknown] => [name, name === key ? replacedAt(inner, rest, by) : inner])
    .filter(([, inner]) => inner !== undefined);
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    "",
    "\u0000",
    "\ud83d",
    "x".repeat(100_000),
    {},
    [],
    -1,
    0,
    1.5,
    2 ** 53,
    1e300,
  ),
  fc.jsonValue(),
);

describe("an update that is not as it should be", () => {
  it("never throws, and gives an event of a private chat or nothing", () => {
    const mutated = fc
      .record({
        name: fc.constantFrom(...NAMES),
        at: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        by: strange,
      })
      .map(({ name, at, by }) =>
        at.reduce<unknown>((update, index) => {
          const paths = pathsIn(update);
          return replacedAt(update, paths[index % paths.length] ?? [], by);
        }, fixture(name)),
      );
    fc.assert(
      fc.property(mutated, (update) => {
        const event = normalise(update, BOT, NOW)?.event;
        if (event === undefined) return;
        expect(event.id).toMatch(/^telegram:4711:-?\d+$/u);
        expect(event.from).toMatchObject({ platform: "telegram", workspace: "" });
        expect(event.from.chat).toMatch(/^-?\d+$/u);
        expect(Number.isInteger(event.at)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (anything) => {
        expect(normalise(anything, BOT, NOW)).toBeNull();
      }),
    );
  });
});
