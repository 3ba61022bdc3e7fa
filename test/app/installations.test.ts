import { afterAll, describe, expect, test } from "vitest";
import { createInstallations } from "../../src/app/installations.ts";
import { after } from "../../src/core/time/instant.ts";
import type { Store } from "../../src/ports/store.ts";
import { createStore } from "../../src/store/create-store.ts";
import { openMemoryPglite } from "../support/stores/memory-pglite.ts";
import { addSomebody, anAddress, anInstallation, ENCRYPTION_KEY } from "../support/stores/samples.ts";

const store: Store = createStore(await openMemoryPglite(), { clock: null, encryptionKey: ENCRYPTION_KEY });
afterAll(() => store.close());
const installations = createInstallations({ store });

const fail = () => Promise.reject(new Error("no addresses today"));
const withFailingAddresses: Store = {
  ...store,
  transact: (work) =>
    store.transact((tx) =>
      work({ ...tx, addresses: { ...tx.addresses, closeWorkspace: fail, reopenWorkspace: fail } }),
    ),
};

/** Somebody with an address in the workspace of a new installation. */
async function settled() {
  const installation = anInstallation();
  const { platform, workspace, installedAt } = installation;
  await installations.save(installation);
  const { user } = await store.transact(addSomebody);
  const address = anAddress(user, { platform, workspace });
  await store.transact((tx) => tx.addresses.add(address));
  const state = async () => {
    const all = await store.transact((tx) => tx.addresses.of(user.id));
    return all.find(({ id }) => id === address.id)?.state;
  };
  return { installation, installedAt, address, state };
}

describe("a workspace that lets the bot in", () => {
  test("is found by its key", async () => {
    const { installation } = await settled();
    expect(await installations.find(installation)).toEqual(installation);
  });

  test("and removes it again, has no token and no reachable people any more", async () => {
    const { installation, installedAt, state } = await settled();
    expect(await installations.remove(installation, after(installedAt, 1))).toBe(true);
    expect(await installations.find(installation)).toBeNull();
    expect(await state()).toBe("gone");
  });

  test("and lets it in once more, has its people back at once", async () => {
    const { installation, installedAt, state } = await settled();
    await installations.remove(installation, installedAt);
    await installations.save({ ...installation, installedAt: after(installedAt, 60_000) });
    expect(await state()).toBe("active");
  });

  test("is not closed by the late news of an earlier removal", async () => {
    const { installation, installedAt, state } = await settled();
    expect(await installations.remove(installation, after(installedAt, -1))).toBe(false);
    expect(await installations.find(installation)).toEqual(installation);
    expect(await state()).toBe("active");
  });

  test("does not bring back whoever blocked the bot", async () => {
    const { installation, installedAt, address, state } = await settled();
    await store.transact((tx) => tx.addresses.setState(address.id, "blocked"));
    await installations.remove(installation, installedAt);
    await installations.save(installation);
    expect(await state()).toBe("blocked");
  });

  test("changes together with its addresses, or not at all", async () => {
    const failing = createInstallations({ store: withFailingAddresses });
    const { installation, installedAt, state } = await settled();
    await expect(failing.remove(installation, installedAt)).rejects.toThrow("no addresses today");
    expect(await installations.find(installation)).toEqual(installation);
    await installations.remove(installation, installedAt);
    await expect(failing.save(installation)).rejects.toThrow("no addresses today");
    expect(await installations.find(installation)).toBeNull();
    expect(await state()).toBe("gone");
  });
});
