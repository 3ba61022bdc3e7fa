import { describe, expect, test } from "vitest";
import { after } from "../../../src/core/time/instant.ts";
import { addSomebody, anAddress, anInstallation } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

export function installationsContract({ transact }: StoreContext): void {
  describe("installations", () => {
    test("an installation comes back as saved, and a later one takes its place", async () => {
      const first = anInstallation();
      await transact((tx) => tx.installations.save(first));
      expect(await transact((tx) => tx.installations.find(first))).toEqual(first);
      const second = {
        ...first,
        account: "U1",
        token: "xoxb-🦊",
        scopes: [],
        installedAt: after(first.installedAt, 1),
      };
      await transact((tx) => tx.installations.save(second));
      expect(await transact((tx) => tx.installations.find(first))).toEqual(second);
    });

    test("each workspace has its own, and an unknown one has none", async () => {
      const one = anInstallation();
      const other = anInstallation();
      await transact(async (tx) => {
        await tx.installations.save(one);
        await tx.installations.save(other);
      });
      expect(await transact((tx) => tx.installations.find(one))).toEqual(one);
      expect(await transact((tx) => tx.installations.find(other))).toEqual(other);
      expect(await transact((tx) => tx.installations.find({ ...one, platform: "discord" }))).toBeNull();
      expect(await transact((tx) => tx.installations.find({ ...one, workspace: "T0" }))).toBeNull();
    });

    test("a removed one is gone, however often that is told, and the others stay", async () => {
      const removed = anInstallation();
      const kept = anInstallation();
      await transact(async (tx) => {
        await tx.installations.save(removed);
        await tx.installations.save(kept);
      });
      const { installedAt } = removed;
      expect(await transact((tx) => tx.installations.remove(removed, installedAt))).toBe(true);
      expect(await transact((tx) => tx.installations.remove(removed, installedAt))).toBe(true);
      expect(await transact((tx) => tx.installations.find(removed))).toBeNull();
      expect(await transact((tx) => tx.installations.find(kept))).toEqual(kept);
    });

    test("late news of a removal leaves the installation that followed it", async () => {
      const renewed = anInstallation();
      await transact((tx) => tx.installations.save(renewed));
      const earlier = after(renewed.installedAt, -1);
      expect(await transact((tx) => tx.installations.remove(renewed, earlier))).toBe(false);
      expect(await transact((tx) => tx.installations.find(renewed))).toEqual(renewed);
    });
  });

  describe("the addresses of a workspace", () => {
    test("active ones are gone when it closes and active when it opens; a blocked one and others stay", async () => {
      const { platform, workspace } = anInstallation();
      const { user, address: elsewhere } = await transact(addSomebody);
      const inIt = { platform, workspace } as const;
      const active = anAddress(user, { ...inIt, account: "A" });
      const blocked = anAddress(user, { ...inIt, account: "B", state: "blocked" });
      const next = anAddress(user, { platform, workspace: `${workspace}X` });
      const other = anAddress(user, { platform: "discord", workspace });
      const all = [active, blocked, next, other, elsewhere];
      await transact(async (tx) => {
        for (const address of [active, blocked, next, other]) await tx.addresses.add(address);
      });
      const states = async () => {
        const found = await transact((tx) => tx.addresses.of(user.id));
        return all.map(({ id }) => found.find((address) => address.id === id)?.state);
      };
      await transact((tx) => tx.addresses.closeWorkspace(inIt));
      expect(await states()).toEqual(["gone", "blocked", "active", "active", "active"]);
      await transact((tx) => tx.addresses.reopenWorkspace(inIt));
      expect(await states()).toEqual(["active", "blocked", "active", "active", "active"]);
    });
  });
}
