import type { Installations } from "../ports/installations.ts";
import type { AppPorts } from "./app-ports.ts";

/**
 * The workspaces that let the bot in, together with what that means for their people: each change is one
 * transaction.
 *
 * Whoever stood in a workspace that we were removed from is unreachable, but nothing of theirs is forgotten: where
 * they have another address, their reminders go there, and the steps stay. When the workspace lets us in again,
 * its addresses are used again at once and not only when their people write: they asked for those reminders, and
 * may not even know that the bot was away. Those who blocked the bot themselves stay blocked.
 */
export function createInstallations({ store }: Pick<AppPorts, "store">): Installations {
  return {
    find: (key) => store.direct((tx) => tx.installations.find(key)),
    save: (installation) =>
      store.transact(async (tx) => {
        await tx.installations.save(installation);
        await tx.addresses.reopenWorkspace(installation);
      }),
    remove: (key, removedAt) =>
      store.transact(async (tx) => {
        const isGone = await tx.installations.remove(key, removedAt);
        if (isGone) await tx.addresses.closeWorkspace(key);
        return isGone;
      }),
  };
}
