import type { Account, Address, MessageRef } from "../../src/core/address.ts";
import type { Author } from "../../src/core/conversation/event.ts";

/**
 * What a workspace is known by: its team, or the organisation that let us in as a whole, whose one token is good for
 * all of its teams.
 */
export function workspaceOf(team: string, organisation: string | null | undefined, isWhole: boolean): string {
  return isWhole ? (organisation ?? team) : team;
}

export function addressOf(workspace: string, chat: string): Address {
  return { platform: "slack", workspace, chat };
}

export function personOf(workspace: string, account: string): Account {
  return { platform: "slack", workspace, account };
}

/** A message of ours, as presses name it. */
export interface Source {
  readonly chat: string;
  readonly message: string;
}

export function refOf(workspace: string, { chat, message }: Source): MessageRef {
  return { ...addressOf(workspace, chat), message };
}

/** Who somebody is beside their account has to be asked for. */
export function unknownAuthor(account: string): Author {
  return { account, name: null, locale: null, timeZone: null };
}
