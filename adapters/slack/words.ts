import { say } from "../../src/core/text/say.ts";
import type { Language } from "../../src/core/user.ts";
import type { Block } from "../../src/core/view/view.ts";
import { view } from "../../src/core/view/view.ts";
import { line, richText, run } from "./blocks.ts";
import { escapeText } from "./escape.ts";
import type { Command } from "./normalise.ts";
import { type MessageBody, render } from "./render.ts";

/** What only the person sees, where they used a command. */
export interface Whisper extends MessageBody {
  readonly response_type: "ephemeral";
}

export function whisper(body: MessageBody): Whisper {
  return { ...body, response_type: "ephemeral" };
}

/** The talk goes on where nobody else reads along, with a link to that place. */
export function inPrivate(language: Language, { team, app }: Pick<Command, "team" | "app">): MessageBody {
  const words = say(language, "slack.in-private");
  const query = new URLSearchParams({ app, team }).toString();
  const link = {
    type: "link",
    url: `https://slack.com/app_redirect?${query}`,
    text: say(language, "slack.open-chat"),
  } as const;
  return { text: escapeText(words), blocks: [richText(line(run(`${words} `), link))] };
}

/** Nobody could store what the person sent; with what they typed, where it is gone from their screen. */
export function notStored(language: Language, typed = ""): MessageBody {
  const copy: readonly Block[] = typed === "" ? [] : [{ kind: "copy", text: typed }];
  return render(view([{ kind: "text", text: say(language, "slack.not-stored") }, ...copy])).card;
}
