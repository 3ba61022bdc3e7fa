import { slackHarness } from "../adapters/slack/harness.ts";
import type { Home } from "./crowd.ts";
import type { Door, Receiver } from "./inputs.ts";

/** How Slack sends something: an event as JSON, an interaction as JSON in a form, a command as a form's fields. */
export type SlackWay = "json" | "payload" | "fields";

const FORM = "application/x-www-form-urlencoded";
const PEOPLE = ["U0070021", "U0070022", "U0070023"] as const;

/** The people of a Slack double: in every new one they have the same chats. */
export async function slackHomes(): Promise<readonly Home[]> {
  const harness = await slackHarness("http");
  const homes = PEOPLE.map((id): Home => {
    const { chat } = harness.double.person({ id });
    return { platform: "slack", workspace: harness.double.workspace.id, account: id, chat: chat.id };
  });
  await harness.close();
  return homes;
}

/** Slack's adapter itself, called as Slack calls it, with the right signature. */
export async function openSlackDoor(way: SlackWay, { onEvent }: Receiver): Promise<Door> {
  const harness = await slackHarness("http");
  for (const id of PEOPLE) harness.double.person({ id });
  await harness.start(onEvent);
  const { httpMode } = harness.double;
  /** Nothing can be said to somebody whose chat does not open: then Slack is to warn them. */
  const unopened = (): number => harness.logger.of("slack: a chat could not be opened").length;
  return {
    take: async (raw) => {
      const before = unopened();
      const { status } = await httpMode.post(
        httpMode.sign(bodyOf(way, raw), way === "json" ? "application/json" : FORM),
      );
      if (status >= 500 && unopened() === before) throw new Error(`Slack was answered with ${status}`);
    },
    close: async () => {
      await harness.close();
      const line = harness.logger.lines.find(({ level }) => level === "error");
      if (line !== undefined) throw new Error(line.event, { cause: line.error });
    },
  };
}

function bodyOf(way: SlackWay, raw: unknown): string {
  if (way === "json") return JSON.stringify(raw);
  if (way === "payload") return new URLSearchParams({ payload: JSON.stringify(raw) }).toString();
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(Object(raw))) {
    // A field of a form is text, whatever a mutation has put there.
    fields.append(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return fields.toString();
}
