import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Folders that hold versions side by side, newest last: Debian's own, then the two places of Homebrew. */
function versionedFolders(): readonly string[] {
  const debian = listed("/usr/lib/postgresql").map((version) => `/usr/lib/postgresql/${version}/bin`);
  const brew = ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((base) =>
    listed(base)
      .filter((name) => name.startsWith("postgresql") || name === "redis")
      .map((name) => `${base}/${name}/bin`),
  );
  return [...debian.toReversed(), "/opt/homebrew/bin", ...brew.toReversed()];
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The full path of a server's program, on PATH or where the packages of Debian and Homebrew put it; else null. */
export function findProgram(name: "redis-server" | "initdb" | "postgres"): string | null {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...onPath, ...versionedFolders()].map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** @throws {Error} naming the way to get it, when the program is not there. */
export function requireProgram(name: "redis-server" | "initdb" | "postgres"): string {
  const found = findProgram(name);
  if (found === null)
    throw new Error(`${name} is not installed: run "npm test", which installs it or says how`);
  return found;
}
