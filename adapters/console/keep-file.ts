import { mkdir, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { say } from "../../src/core/text/say.ts";
import type { Language } from "../../src/core/user.ts";
import type { Block, ViewFile } from "../../src/core/view/view.ts";
import type { Logger } from "../../src/ports/logger.ts";

interface Keeping {
  readonly folder: string;
  readonly language: Language;
  readonly logger: Logger;
}

/** Saves a file, and gives back what to say about it; where it cannot be saved, what it holds. Never rejects. */
export async function keepFile(file: ViewFile, keeping: Keeping): Promise<readonly Block[]> {
  const { folder, language, logger } = keeping;
  try {
    const path = await saveFile(folder, file);
    return [{ kind: "text", text: say(language, "console.file-saved", { path }) }];
  } catch (error) {
    logger.warn("console: a file was not saved", { reason: codeOf(error) });
    const { name, text } = file;
    return [
      { kind: "text", text: say(language, "console.file-not-saved", { name, folder }) },
      { kind: "copy", text },
    ];
  }
}

/**
 * Under its name, or with a number behind it where there is one of that name already: nothing that the person may
 * have changed is written over. Nobody but them may read it.
 */
async function saveFile(folder: string, { name, text }: ViewFile): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { name: stem, ext } = parse(name);
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? name : `${stem}-${copy}${ext}`);
    try {
      await writeFile(path, text, { flag: "wx", mode: 0o600 });
      return path;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
