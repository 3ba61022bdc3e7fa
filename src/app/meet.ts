import { OVERSEEN, type Platform } from "../core/address.ts";
import { cleanText, hasWords } from "../core/conversation/clean-text.ts";
import type { Author, InboundEvent } from "../core/conversation/event.ts";
import { type AddressId, freshId, type UserId } from "../core/ids.ts";
import { languageFor } from "../core/text/say.ts";
import { parseZone } from "../core/time/zone.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS, type User } from "../core/user.ts";
import type { StoredAddress, Tx } from "../ports/store.ts";

const MAX_NAME = 80;

export interface Met {
  readonly user: User;
  readonly address: StoredAddress;
  /** True at the first contact. */
  readonly isNew: boolean;
}

/**
 * The user behind an event, locked for the rest of the transaction; a new one at the first contact. A moved
 * direct-message chat is noted, and whoever writes to us can be reached again.
 */
export async function meet(tx: Tx, event: InboundEvent, newId: () => string): Promise<Met> {
  const { platform, workspace, chat } = event.from;
  const key = { platform, workspace, account: event.author.account };
  const before = await tx.users.byAccount(key);
  const known = before ?? (await introduce(tx, event, newId));
  let { address } = known;
  if (address.chat !== chat) {
    await tx.addresses.setChat(address.id, chat);
    address = { ...address, chat };
  }
  const state = event.kind === "blocked" ? "blocked" : "active";
  if (address.state !== state) {
    await tx.addresses.setState(address.id, state);
    address = { ...address, state };
  }
  return { user: known.user, address, isNew: before === null };
}

/** A name as the platform tells it, where it says anything; how long one may be is the settings' rule as well. */
function nameOf(told: string | null): string | null {
  const name = cleanText(told ?? "").slice(0, MAX_NAME);
  return hasWords(name) ? name : null;
}

/** A person as we take them to be until they tell us more. */
export function newUser(author: Author, platform: Platform, newId: () => string): User {
  return {
    id: freshId<UserId>(newId),
    name: nameOf(author.name),
    language: languageFor(author.locale),
    timeZone: author.timeZone === null ? null : parseZone(author.timeZone),
    wakingHours: DEFAULT_WAKING_HOURS,
    pace: "standard",
    workingDays: DEFAULT_WORKING_DAYS,
    holidays: null,
    discreet: OVERSEEN.has(platform),
  };
}

async function introduce(tx: Tx, event: InboundEvent, newId: () => string): Promise<Omit<Met, "isNew">> {
  const { author, from } = event;
  const { platform, workspace, chat } = from;
  const user = newUser(author, platform, newId);
  const address: StoredAddress = {
    id: freshId<AddressId>(newId),
    user: user.id,
    platform,
    workspace,
    chat,
    account: author.account,
    state: "active",
  };
  await tx.users.save(user);
  if (await tx.addresses.add(address)) return { user, address };
  // Two first messages at once: the other one was quicker, and its user is the one to go on with.
  const winner = await tx.users.byAccount({ platform, workspace, account: author.account });
  if (winner === null) throw new Error("an address exists without its user");
  return winner;
}
