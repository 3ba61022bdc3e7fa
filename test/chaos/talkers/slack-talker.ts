import type { Delivery } from "../../doubles/slack/courier.ts";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import type { Talker } from "./talker.ts";

/** Slack's own pauses are a minute and five: nobody waits for those here. */
const BRING_AGAIN_MS = 1_000;

/**
 * Slack brings an event until it is acknowledged, and so that is owed in any case; a press it brings once, and then it
 * is owed when it was acknowledged. A command is acknowledged after three seconds whatever happens: who gets no answer
 * gives it again.
 * @param repeats how often each is brought once more though it was acknowledged.
 */
export function slackTalker(double: SlackDouble, id: string, repeats: () => number): Talker {
  const person = double.person({ id, locale: "en-GB" });
  const { workspace } = double;
  const deliveries = new Map<string, Delivery>();

  function brought(delivery: Delivery | null): readonly string[] {
    if (delivery === null) return [];
    const name = `slack:${workspace.id}:${delivery.id}`;
    deliveries.set(name, delivery);
    for (let left = repeats(); left > 0; left -= 1) void double.courier.repeat(delivery);
    if (delivery.parcel.kind === "events_api") void bringUntilTaken(delivery);
    return [name];
  }

  async function bringUntilTaken(delivery: Delivery): Promise<void> {
    while ((await double.courier.repeat(delivery)).kind === "failed") {
      await new Promise((resolve) => {
        setTimeout(resolve, BRING_AGAIN_MS);
      });
    }
  }

  const shown = () => person.sees();
  const screen = (): string =>
    shown()
      .map(({ text }) => text)
      .join("\n");
  return {
    home: { platform: "slack", workspace: workspace.id, account: id, chat: person.chat.id },
    commands: (line) => {
      const [command = "", ...words] = line.split(" ");
      return brought(person.uses(command, words.join(" ")));
    },
    writes: (text) => brought(person.says(text).delivery),
    presses: (label, times) => {
      const message = shown().findLast(({ buttons }) => buttons.some((one) => one.label === label));
      if (message === undefined) return [];
      return Array.from({ length: times }, () => brought(person.presses(message.ts, label))).flat();
    },
    screen,
    sees: (fits) => fits.test(screen()),
    owed: (ids) =>
      ids.filter((one) => {
        const delivery = deliveries.get(one);
        const isPress = delivery?.parcel.kind === "interactive";
        return (
          delivery?.parcel.kind === "events_api" || (isPress && delivery.outcome?.kind === "acknowledged")
        );
      }),
  };
}
