import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findProgram } from "./find-program.ts";

// The tests run against a real Redis and a real Postgres. This makes sure, before they start, that both are there.

const PACKAGES = ["redis-server", "postgresql"] as const;

function missingPrograms(): readonly string[] {
  return (["redis-server", "initdb", "postgres"] as const).filter((name) => findProgram(name) === null);
}

function isDebianLike(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/mu.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...PACKAGES]]) {
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
  }
}

function commandToInstall(): string {
  if (process.platform === "darwin") return "brew install redis postgresql@17";
  const apt = `apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES.join(" ")}`;
  if (isDebianLike()) return `sudo ${apt}`;
  return "the package manager of your system, for the packages of Redis (redis-server) and PostgreSQL (initdb, postgres)";
}

function main(): number {
  if (missingPrograms().length === 0) return 0;
  if (isDebianLike() && process.getuid?.() === 0) {
    process.stderr.write(
      `The tests need ${missingPrograms().join(", ")}; installing ${PACKAGES.join(", ")}.\n`,
    );
    installWithApt();
  }
  const missing = missingPrograms();
  if (missing.length === 0) return 0;
  process.stderr.write(
    `The tests need ${missing.join(", ")}, which this machine does not have. Install with: ${commandToInstall()}\n`,
  );
  return 1;
}

process.exitCode = main();
