import { describe, expect, test } from "vitest";
import { textView } from "./cards.ts";
import { Bench, CONSOLE, FIRST_TRY } from "./console-harness.ts";

const lines = { interactive: false };

/** Runs a whole input through and gives back the bench after the end. */
async function run(input: string | Uint8Array, setup: Partial<ConstructorParameters<typeof Bench>[0]> = {}) {
  const bench = new Bench({ ...lines, ...setup });
  await bench.start();
  bench.input.end(input);
  await bench.ended;
  return bench;
}

describe("reading lines", () => {
  test("hands over every line in order, the last without its end as well, and then ends", async () => {
    const bench = await run("hello\n/Help me\nbye");
    expect(bench.heard).toEqual(["text hello", "/help me", "text bye"]);
    expect(bench.ends).toBe(1);
  });

  test("ends at once when there is no line", async () => {
    const bench = await run("");
    expect(bench.heard).toEqual([]);
    expect(bench.ends).toBe(1);
  });

  test("hands over an empty line, but none after the last line end", async () => {
    expect((await run("a\n\nb\n")).heard).toEqual(["text a", "text ", "text b"]);
  });

  test("takes Windows line ends, a byte order mark and NUL", async () => {
    expect((await run("\uFEFF/start\r\na\0b\r\n")).heard).toEqual(["/start", "text a\0b"]);
  });

  test("takes a very long line whole", async () => {
    const long = "ö".repeat(100_000);
    expect((await run(`${long}\nnext`)).heard).toEqual([`text ${long}`, "text next"]);
  });

  test("replaces bytes that are no UTF-8, and joins characters cut by chunks", async () => {
    const bench = new Bench(lines);
    await bench.start();
    bench.input.write(Buffer.from([0x61, 0xff, 0x0a, 0xe2, 0x82]));
    bench.input.end(Buffer.from([0xac]));
    await bench.ended;
    expect(bench.heard).toEqual(["text a\uFFFD", "text €"]);
  });

  test("gives each event an id of its own, the person and the time", async () => {
    const bench = await run("a\nb");
    expect(new Set(bench.events.map(({ id }) => id)).size).toBe(2);
    expect(bench.events[0]).toMatchObject({
      id: expect.stringMatching(/^console:/u),
      from: CONSOLE,
      author: { account: "console", name: "Kim", locale: "sv-SE", timeZone: "Europe/Stockholm" },
      at: bench.clock.now(),
    });
  });

  test("echoes each line before its answer, and reads the next only when all answers are out", async () => {
    const answers: Promise<unknown>[] = [];
    const bench = await run("one\ntwo", {
      // The answer is not out when the event is handled: `idle` alone tells.
      app: (_, { heard, send }) => {
        const soon = new Promise((resolve) => setImmediate(resolve));
        answers.push(soon.then(() => send(textView(`answer to ${heard.at(-1)}`))));
        return Promise.resolve();
      },
      idle: async () => void (await Promise.all(answers)),
    });
    const order = ["> one", "answer to text one", "> two", "answer to text two"];
    expect(order.map((text) => bench.shown.indexOf(text))).not.toContain(-1);
    expect(bench.shown.split("\n").filter((line) => order.includes(line))).toEqual(order);
  });

  test("echoes control characters harmlessly and hands them over as they are", async () => {
    const bench = await run("\u001B[2Jx\u202E\n");
    expect(bench.shown).toContain("> ␛[2Jx\n");
    expect(bench.shown).not.toContain("\u001B");
    expect(bench.heard).toEqual(["text \u001B[2Jx\u202E"]);
  });

  test("goes on after a fault in the app, says so, and logs it", async () => {
    const bench = await run("one\ntwo", {
      app: (_, { heard }) =>
        heard.length === 1 ? Promise.reject(new Error("storage is away")) : Promise.resolve(),
    });
    expect(bench.heard).toEqual(["text one", "text two"]);
    expect(bench.shown).toContain("Please type it again.");
    expect(bench.logger.of("console event not handled")).toHaveLength(1);
  });

  test("leaves out what comes after /quit, and ends", async () => {
    const bench = await run("one\n/quit\ntwo\n");
    expect(bench.heard).toEqual(["text one"]);
    expect(bench.ends).toBe(1);
  });
});

describe("pressing", () => {
  test("a number goes to the buttons that the answer before has brought", async () => {
    const bench = await run("hello\n2\n", {
      app: async (event, { send }) => {
        if (event.kind === "text") await send(textView("and now?", ["Go on", "Stop"]));
      },
    });
    expect(bench.heard).toEqual(["text hello", "press Stop"]);
    expect(bench.shown).toContain("a  1 Go on   2 Stop\n");
  });

  test("after an edit the new buttons are pressed, of the same message", async () => {
    const bench = await run("hello\n1\n1\na2\n", {
      app: async (event, { send, adapter }) => {
        if (event.kind === "text") await send(textView("card", ["Draft", "Sent"]));
        if (event.kind === "press" && event.source !== null)
          await adapter.update(event.source, textView("card changed", ["Undo"]));
      },
    });
    expect(bench.heard).toEqual(["text hello", "press Draft", "press Undo"]);
    const [first, second] = bench.events.filter((event) => event.kind === "press");
    expect(second?.source).toEqual(first?.source);
    expect(bench.shown).toContain("✎ changed\ncard changed\na  1 Undo\n");
    expect(bench.shown).toContain(
      "The card marked a has one button. If a2 is your answer, begin it with an apostrophe.",
    );
  });

  test("an older card is pressed by its letter", async () => {
    const bench = await run("x\na2\n", {
      app: async (event, { send }) => {
        if (event.kind !== "text") return;
        await send(textView("older", ["Draft", "Sent"]));
        await send(textView("newer", ["Yes", "No"]));
      },
    });
    expect(bench.heard).toEqual(["text x", "press Sent"]);
  });
});

describe("showing", () => {
  test("gives every message a reference of its own, other than those of another run", async () => {
    const first = new Bench(lines);
    const refs = [await first.send(textView("a")), await first.send(textView("a"))].map(({ ref }) => ref);
    expect(refs[0]).toMatchObject(CONSOLE);
    expect(refs[0]?.message).not.toBe(refs[1]?.message);
  });

  test("an update that changes nothing prints nothing", async () => {
    const bench = new Bench(lines);
    const { ref } = await bench.send(textView("card", ["Go"]));
    const before = bench.shown;
    await expect(bench.adapter.update(ref, textView("card", ["Go"]))).resolves.toMatchObject({ ref });
    expect(bench.shown).toBe(before);
    await bench.adapter.update(ref, textView("card", ["Stop"]));
    expect(bench.shown).not.toBe(before);
  });

  test("an update of a message from an earlier run prints it, and its buttons work", async () => {
    const bench = new Bench(lines);
    await bench.start();
    const ref = { ...CONSOLE, message: "earlier-1" };
    await expect(bench.adapter.update(ref, textView("card", ["Go"]))).resolves.toMatchObject({ ref });
    bench.input.end("1");
    await bench.ended;
    expect(bench.events[0]).toMatchObject({ kind: "press", source: ref });
  });

  test("shows the local time only when it has changed", async () => {
    const bench = new Bench(lines);
    await bench.send(textView("one"));
    await bench.clock.advance(20_000);
    await bench.send(textView("two"));
    await bench.clock.advance(20_000);
    await bench.send(textView("three"));
    expect(bench.shown).toBe("\n[Wed 18 Nov 15:04]\none\n\ntwo\n\n[Wed 18 Nov 15:05]\nthree\n");
  });

  test("shows the note of a message that may have been shown before", async () => {
    const bench = new Bench(lines);
    const doubt = { since: bench.clock.now(), note: "This may have come before." };
    await bench.adapter.send(CONSOLE, textView("card"), { ...FIRST_TRY, doubt });
    expect(bench.shown).toContain("card\nThis may have come before.\n");
  });

  test("refuses another chat", async () => {
    const bench = new Bench(lines);
    const elsewhere = { platform: "telegram", workspace: "", chat: "1" } as const;
    await expect(bench.adapter.send(elsewhere, textView("x"), FIRST_TRY)).rejects.toMatchObject({
      code: "rejected",
    });
  });
});

describe("/advance", () => {
  test("moves the clock, shows what comes on the way with its time, and then reads on", async () => {
    const bench = await run("/advance 2 days\nthanks", {
      advance: async (by, { clock, send }) => {
        await clock.advance(by / 2);
        await send(textView("a reminder"));
        await clock.advance(by / 2);
      },
    });
    expect(bench.shown).toContain(
      [
        "⏩ try-out: the clock now moves 2 days ahead …",
        "",
        "[Thu 19 Nov 15:04]",
        "a reminder",
        "",
        "⏩ it is now Friday 20 November, 15:04",
        "",
        "> thanks",
      ].join("\n"),
    );
    expect(bench.heard).toEqual(["text thanks"]);
  });

  test.each(["/advance", "/advance soon", "/advance 2 years"])("%j says what would work", async (line) => {
    const advanced: number[] = [];
    const bench = await run(line, { advance: (by) => Promise.resolve(void advanced.push(by)) });
    expect(bench.shown).toContain("What works: /advance 2 days");
    expect(advanced).toEqual([]);
  });

  test("is refused where the clock is not ours to move", async () => {
    const bench = await run("/advance 2 days", { advance: null });
    expect(bench.shown).toContain("The clock can only be moved with the built-in database");
    expect(bench.shown).not.toContain("⏩ it is now");
    expect(bench.heard).toEqual([]);
  });
});
