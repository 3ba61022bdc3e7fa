import { randomUUID } from "node:crypto";
import type { AppPorts } from "../../src/app/app-ports.ts";
import { handleEvent } from "../../src/app/handle-event.ts";
import { actionToken } from "../../src/core/conversation/action.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import type { View } from "../../src/core/view/view.ts";
import { instant } from "../../src/core/time/instant.ts";
import { anAddress, aUser } from "../support/stores/samples.ts";
import type { Scene, TokenPick } from "./scene.ts";
import type { WatchedStore } from "./watched-store.ts";

/** All that the use cases need, with an eye on what they show. */
export interface WatchedPorts extends AppPorts {
  readonly store: WatchedStore;
}

const EACH = 3;
const TOKENS_KEPT = 40;
const CARD_VERBS = ["draft", "sent", "snooze", "replied", "more"] as const;

/** Where somebody is reached. */
export interface Home {
  readonly platform: "telegram" | "discord" | "slack";
  readonly workspace: string;
  readonly account: string;
  readonly chat: string;
}

/** Somebody who uses the bot, and whatever buttons they have seen lately. */
export interface Member extends Home {
  /** Where they had an interview: a name that nobody else knows. */
  readonly secret: string;
  readonly tokens: string[];
}

/** Where the platform lets everybody be reached by their own number. */
export const PLAIN_HOMES: readonly Home[] = (["telegram", "discord"] as const).flatMap((platform, index) =>
  Array.from({ length: EACH }, (_, nth): Home => {
    const account = String(70_001 + 10 * index + nth);
    return { platform, workspace: "", account, chat: account };
  }),
);

/** A few people, each with an interview that is being looked after. */
export class Crowd {
  readonly members: readonly Member[];
  #number = 1_000_000;

  private constructor(members: readonly Member[]) {
    this.members = members;
  }

  static async gather(ports: WatchedPorts, homes: readonly Home[]): Promise<Crowd> {
    const members = homes.map((home): Member => ({ ...home, secret: `Secret-${randomUUID()}`, tokens: [] }));
    const crowd = new Crowd(members);
    for (const member of members) await crowd.#moveIn(member, ports);
    return crowd;
  }

  /** Remembers what the member sees now. */
  saw(member: Member, views: readonly View[], reminders: readonly Reminder[]): void {
    const shown = views.flatMap(({ buttons }) => buttons.flat().map(({ token }) => token));
    // The cards that these will be, when their time has come.
    const cards = reminders.flatMap(({ id, revision }) =>
      CARD_VERBS.map((verb) => actionToken({ kind: "reminder", reminder: id, revision, verb })),
    );
    member.tokens.push(...shown, ...cards);
    member.tokens.splice(0, Math.max(0, member.tokens.length - TOKENS_KEPT));
  }

  sceneOf({ account, chat, tokens }: Member): Scene {
    const others = this.members.filter((one) => one.account !== account).flatMap((one) => one.tokens);
    return {
      account,
      chat,
      nextNumber: () => (this.#number += 1),
      token: (pick) => tokenOf(pick, tokens, others),
    };
  }

  async #moveIn(member: Member, ports: WatchedPorts): Promise<void> {
    const { platform, workspace, account, chat, secret } = member;
    const user = aUser();
    await ports.store.transact(async (tx) => {
      await tx.users.save(user);
      await tx.addresses.add(anAddress(user, { platform, workspace, account, chat }));
    });
    const base = () => ({
      id: `moving-in:${(this.#number += 1)}`,
      from: { platform, workspace, chat },
      author: { account, name: null, locale: "en-GB", timeZone: null },
      at: instant(0),
    });
    const does = async (event: InboundEvent): Promise<void> => {
      const { reminders } = await handleEvent(event, ports);
      this.saw(member, ports.store.takeViews(), reminders);
    };
    const args = `${secret}, Backend developer, yesterday 14:00, Jane Doe (CTO), decision by Friday`;
    await does({ ...base(), kind: "command", name: "interview", args });
    for (const ending of [".rest", ".save"]) {
      const token = member.tokens.find((one) => one.endsWith(ending));
      if (token !== undefined) await does({ ...base(), kind: "press", token, source: null, answer: null });
    }
    if (!member.tokens.some((token) => token.startsWith("r."))) throw new Error("nothing was saved");
  }
}

function tokenOf(pick: TokenPick, own: readonly string[], others: readonly string[]): string {
  if (pick.of === "nobody") return pick.token;
  const tokens = pick.of === "own" ? own : others;
  const token = tokens[pick.pick % Math.max(1, tokens.length)] ?? "m.list-0";
  return pick.verb === null ? token : token.replace(/[^.]*$/u, pick.verb);
}
