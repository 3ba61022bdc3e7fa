import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createStore } from "../../src/store/create-store.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPglite } from "../../src/store/open-pglite.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { anInstallation, at, ENCRYPTION_KEY } from "../support/stores/samples.ts";

const base = await mkdtemp(join(tmpdir(), "afterword-installations-"));
afterAll(() => rm(base, { recursive: true, force: true }));

/** How many files below the folder hold the text. */
async function filesWith(folder: string, text: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let found = 0;
  for (const entry of entries.filter((one) => one.isFile())) {
    if ((await readFile(join(entry.parentPath, entry.name))).includes(text)) found += 1;
  }
  return found;
}

describe("the tokens of workspaces in the database", () => {
  test("stand in none of its files, and what need not be hidden does", async () => {
    const folder = join(base, "data");
    const database = await openPglite({
      folder,
      clock: new FakeClock(at("2026-11-22T09:00:00Z")),
      logger: new FakeLogger(),
    });
    await migrate(database.pool);
    const store = createStore(database, { clock: null, encryptionKey: ENCRYPTION_KEY });
    const first = anInstallation({ token: "xoxb-canary-first" });
    await store.transact((tx) => tx.installations.save(first));
    await store.transact((tx) => tx.installations.save({ ...first, token: "xoxb-canary-second" }));
    await store.close();
    expect(await filesWith(folder, "canary")).toBe(0);
    expect(await filesWith(folder, Buffer.from("xoxb-canary").toString("base64url").slice(0, 12))).toBe(0);
    expect(await filesWith(folder, ENCRYPTION_KEY)).toBe(0);
    expect(await filesWith(folder, first.workspace)).toBeGreaterThan(0);
  });

  test("do not open in another workspace's row", async () => {
    const database = await openMemoryPglite();
    const store = createStore(database, { clock: null, encryptionKey: ENCRYPTION_KEY });
    const [one, other] = [anInstallation(), anInstallation()];
    await store.transact(async (tx) => {
      await tx.installations.save(one);
      await tx.installations.save(other);
    });
    const client = await database.pool.connect();
    await client.query(
      `UPDATE installations SET token = (SELECT token FROM installations theirs WHERE theirs.workspace <> installations.workspace)`,
      [],
    );
    client.release();
    await expect(store.transact((tx) => tx.installations.find(one))).rejects.toThrow(
      "belongs to another row",
    );
    await expect(store.transact((tx) => tx.installations.find(other))).rejects.toThrow(
      "belongs to another row",
    );
    await store.close();
  });

  test("need a key: without one nothing is saved, and all else works", async () => {
    const store = createStore(await openMemoryPglite(), { clock: null });
    const installation = anInstallation();
    expect(await store.transact((tx) => tx.installations.find(installation))).toBeNull();
    const saving = store.transact((tx) => tx.installations.save(installation));
    await expect(saving).rejects.toThrow(/^ENCRYPTION_KEY must be set/u);
    expect(
      await store.transact((tx) => tx.installations.remove(installation, installation.installedAt)),
    ).toBe(true);
    await store.close();
  });
});
