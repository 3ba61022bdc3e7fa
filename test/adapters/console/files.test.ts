import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type View, view } from "../../../src/core/view/view.ts";
import { Bench } from "./console-harness.ts";

const TEXT = "X-Unsent: 1\r\nSubject: =?UTF-8?Q?Tack?=\r\n\r\nHej =C3=85sa\r\n";
const LETTER: View = view([{ kind: "text", text: "Open the file." }], [], {
  name: "thank-you-acme.eml",
  mediaType: "message/rfc822",
  text: TEXT,
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "afterword-console-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("a file in the terminal", () => {
  test("is saved where the person is told, byte by byte, for their eyes only", async () => {
    const filesFolder = join(folder, "data", "files");
    const bench = new Bench({ interactive: false, filesFolder });
    await bench.start();
    await bench.send(LETTER);
    const path = join(filesFolder, "thank-you-acme.eml");
    expect(bench.shown.replaceAll("\n", " ")).toContain(`Open the file. Saved as ${path}`);
    expect(await readFile(path, "utf8")).toBe(TEXT);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(filesFolder)).mode & 0o077).toBe(0);
  });

  test("takes no other one's place", async () => {
    await writeFile(join(folder, "thank-you-acme.eml"), "changed by me");
    const bench = new Bench({ interactive: false, filesFolder: folder });
    await bench.start();
    await bench.send(LETTER);
    await bench.send(LETTER);
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(["thank-you-acme-2.eml", "thank-you-acme-3.eml", "thank-you-acme.eml"]);
    expect(await readFile(join(folder, "thank-you-acme.eml"), "utf8")).toBe("changed by me");
    expect(bench.shown).toContain("thank-you-acme-3.eml");
  });

  test("that cannot be saved is shown, to be copied, and the log says why without saying what", async () => {
    await writeFile(join(folder, "files"), "no folder");
    const bench = new Bench({ interactive: false, filesFolder: join(folder, "files") });
    await bench.start();
    await bench.send(LETTER);
    expect(bench.shown).toContain("here is what thank-you-acme.eml");
    for (const line of TEXT.trim().split("\r\n")) expect(bench.shown).toContain(line);
    expect(bench.logger.of("console: a file was not saved")).toHaveLength(1);
    expect(JSON.stringify(bench.logger.lines)).not.toContain("Subject");
  });
});
