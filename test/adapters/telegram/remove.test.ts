import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramAdapter, type TelegramAdapter } from "../../../adapters/telegram/adapter.ts";
import { DAY_MS } from "../../../src/core/time/instant.ts";
import { view } from "../../../src/core/view/view.ts";
import { firstAttempt } from "../../contract/adapter-harness.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { startTelegramDouble, type TelegramDouble } from "../../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { button } from "../../support/views.ts";

const CHAT = { platform: "telegram", workspace: "", chat: "501" } as const;
const CARD = view([{ kind: "text", text: "A card" }], [[button("Mark sent", "sent.1")]]);

let clock: WatchedClock;
let double: TelegramDouble;
let adapter: TelegramAdapter;

beforeEach(async () => {
  clock = new WatchedClock();
  double = await startTelegramDouble({ clock });
  double.user({ id: 501 });
  const { token, apiRoot } = double;
  adapter = createTelegramAdapter({
    token,
    apiRoot,
    webhook: null,
    commands: {},
    clock,
    logger: new FakeLogger(),
  });
});
afterEach(() => double.close());

const shown = () => double.chat(501).messages.map(({ text, buttons }) => ({ text, buttons: buttons.length }));

describe("a message that is taken away", () => {
  it("keeps its text and loses its buttons when Telegram does not delete it any more, however often", async () => {
    const { ref } = await adapter.send(CHAT, CARD, firstAttempt());
    await clock.advance(3 * DAY_MS);
    for (let time = 0; time < 2; time += 1) {
      await adapter.remove(ref);
      expect(shown()).toEqual([{ text: "A card", buttons: 0 }]);
    }
  });

  it("stays for now when Telegram does not answer", async () => {
    const { ref } = await adapter.send(CHAT, CARD, firstAttempt());
    double.faults.next({ kind: "5xx-before", status: 502, method: "deleteMessage" });
    await expect(adapter.remove(ref)).rejects.toMatchObject({ code: "uncertain" });
    await adapter.remove(ref);
    expect(shown()).toEqual([]);
  });
});
