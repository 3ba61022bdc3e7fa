import type { Platform } from "../../src/core/address.ts";
import type { Adapter } from "../../src/ports/adapter.ts";

/** A platform that takes everything at once; `onSend` is told of each message's chat. */
export function instantAdapter(platform: Platform, onSend: (chat: string) => void): Adapter {
  return {
    platform,
    showHome: null,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: ({ workspace, chat }) => {
      onSend(chat);
      return Promise.resolve({ ref: { platform, workspace, chat, message: "1" }, isRepeat: false });
    },
    update: (ref) => Promise.resolve({ ref, isRepeat: false }),
    remove: () => Promise.resolve(),
    limitsOf: () => [],
  };
}
