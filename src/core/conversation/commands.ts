import { CATALOGUES, type PlainKey, say } from "../text/say.ts";
import { LANGUAGES, type Language } from "../user.ts";
import { commandText, commandWord, ONLY_COMMAND } from "../view/command-text.ts";
import { helpView, startView } from "../view/help-view.ts";
import { tell } from "../view/lens.ts";
import { listView } from "../view/list-view.ts";
import { view } from "../view/view.ts";
import { cancelAsk } from "./answer-ask.ts";
import { showNext, showNextDraft } from "./due.ts";
import { cancelForm } from "./form.ts";
import { pressSettings, showSettings } from "./settings.ts";
import { startForm } from "./start-form.ts";
import type { Conversation } from "./state.ts";
import { asReply, type Facts, lens, reply, type StepResult } from "./turn.ts";

interface Command {
  readonly name: string;
  /** What it does, as platforms list it. */
  readonly description: PlainKey;
  run(conversation: Conversation, args: string, facts: Facts): StepResult;
}

/** Every command there is, on every platform, in the order they are listed. */
const COMMANDS: readonly Command[] = [
  { name: "interview", description: "command.interview", run: startForm },
  {
    name: "interviews",
    description: "command.interviews",
    run: (conversation, _args, facts) => showList(conversation, 0, facts),
  },
  {
    name: "next",
    description: "command.next",
    run: (conversation, _args, facts) => showNext(conversation, facts),
  },
  {
    name: "draft",
    description: "command.draft",
    run: (conversation, _args, facts) => showNextDraft(conversation, facts),
  },
  {
    name: "settings",
    description: "command.settings",
    run: (conversation, _args, facts) => showSettings(conversation, facts),
  },
  { name: "cancel", description: "command.cancel", run: cancel },
  {
    name: "help",
    description: "command.help",
    run: (conversation, _args, facts) => showHelp(conversation, facts),
  },
  {
    name: "start",
    description: "command.start",
    run: (conversation, _args, facts) => reply(conversation, startView(lens(facts))),
  },
];

/** The commands with what they do in a language, as platforms list them. */
export function commandMenu(
  language: Language,
): readonly { readonly name: string; readonly description: string }[] {
  return COMMANDS.map(({ name, description }) => ({ name, description: say(language, description) }));
}

/** The menu of every language there is a catalogue of; `""` serves all others. */
export function commandMenus(): Readonly<Partial<Record<Language | "", ReturnType<typeof commandMenu>>>> {
  const translated = LANGUAGES.filter((language) => language !== "en" && CATALOGUES[language] !== undefined);
  return Object.fromEntries([
    ["", commandMenu("en")],
    ...translated.map((language) => [language, commandMenu(language)]),
  ]);
}

/**
 * What is asked for where there is one command only, by what stands behind it: another command by its word, and
 * nothing beside it; anything else is a line that logs an interview.
 */
export function commandBehind(typed: string): { readonly name: string; readonly args: string } {
  const args = typed.trim();
  const word = args.toLowerCase();
  const named = COMMANDS.find(({ name }) => word === name || word === commandWord(name));
  return named === undefined ? { name: ONLY_COMMAND, args } : { name: named.name, args: "" };
}

function showHelp(conversation: Conversation, facts: Facts): StepResult {
  return reply(conversation, helpView(lens(facts), commandMenu(facts.user.language)));
}

function showList(conversation: Conversation, page: number, facts: Facts): StepResult {
  return reply(conversation, listView(lens(facts), [...facts.interviews, ...facts.closed], page));
}

/** `/cancel` ends the question being asked, the innermost first. */
function cancel(conversation: Conversation, _args: string, facts: Facts): StepResult {
  const { form, ask } = conversation;
  if (ask !== null) return cancelAsk(conversation, ask, facts);
  if (form !== null) return asReply(cancelForm(conversation, form, facts));
  return reply(conversation, view([{ kind: "text", text: tell(lens(facts), "cancel.nothing") }]));
}

/** A typed command; one that does not exist is answered with the one that was probably meant. */
export function runCommand(conversation: Conversation, name: string, args: string, facts: Facts): StepResult {
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return command.run(conversation, args, facts);
  const look = lens(facts);
  const meant = COMMANDS.find((one) => isNear(one.name, name));
  const hint =
    meant === undefined
      ? tell(look, "unknown.help", { help: commandText(look, "help") })
      : tell(look, "unknown.suggest", { command: commandText(look, meant.name) });
  const typed = `/${name.slice(0, 32)}`;
  const text = `${tell(look, "unknown.command", { command: typed })} ${hint}`;
  return reply(conversation, view([{ kind: "text", text }]));
}

/** One letter added, left out, changed, or two swapped; or the beginning of the name. */
function isNear(name: string, typed: string): boolean {
  if (typed.length >= 3 && (name.startsWith(typed) || typed.startsWith(name))) return true;
  if (Math.abs(name.length - typed.length) > 1) return false;
  let start = 0;
  while (start < name.length && name[start] === typed[start]) start += 1;
  let end = 0;
  while (end < Math.min(name.length, typed.length) - start && name.at(-1 - end) === typed.at(-1 - end))
    end += 1;
  const [left, right] = [name.slice(start, name.length - end), typed.slice(start, typed.length - end)];
  return left.length <= 1 && right.length <= 1
    ? true
    : left === [...right].toReversed().join("") && left.length === 2;
}

/** A press on a button that belongs to no card. Unknown ones show what can be done. */
export function pressMenu(conversation: Conversation, verb: string, facts: Facts): StepResult {
  const page = /^list-(\d{1,3})$/u.exec(verb)?.[1];
  if (page !== undefined) return showList(conversation, Number(page), facts);
  const due = /^next-(\d{1,3})$/u.exec(verb)?.[1];
  if (due !== undefined) return showNext(conversation, facts, Number(due));
  switch (verb) {
    case "log":
      return startForm(conversation, "", facts);
    case "list":
      return showList(conversation, 0, facts);
    case "next":
      return showNext(conversation, facts);
    case "settings":
      return showSettings(conversation, facts);
    default:
      return pressSettings(conversation, verb, facts) ?? showHelp(conversation, facts);
  }
}
