import { badRequest } from "./bot-api-error.ts";
import type { Payload, WireCommand } from "./schemas.ts";

const MAX_COMMANDS = 100;
const MAX_DESCRIPTION = 256;

/** The bot's command menus, one for each scope and language. */
export class CommandMenu {
  readonly #menus = new Map<string, readonly WireCommand[]>();

  set(payload: Payload<"setMyCommands">): true {
    if (payload.commands.length > MAX_COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
    for (const { command, description } of payload.commands) {
      if (!/^[a-z0-9_]{1,32}$/u.test(command)) throw badRequest("BOT_COMMAND_INVALID");
      if (description.length < 1 || description.length > MAX_DESCRIPTION) {
        throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
    }
    this.#menus.set(keyOf(payload), payload.commands);
    return true;
  }

  get(payload: Payload<"getMyCommands">): readonly WireCommand[] {
    return this.#menus.get(keyOf(payload)) ?? [];
  }

  delete(payload: Payload<"deleteMyCommands">): true {
    this.#menus.delete(keyOf(payload));
    return true;
  }
}

function keyOf({ scope, language_code: language = "" }: Payload<"getMyCommands">): string {
  if (!/^([a-z]{2})?$/u.test(language)) throw badRequest("invalid language code specified");
  return JSON.stringify([scope?.type ?? "default", scope?.chat_id ?? null, language]);
}
