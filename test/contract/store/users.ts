import { describe, expect, test } from "vitest";
import { type Conversation, IDLE } from "../../../src/core/conversation/state.ts";
import type { AddressId, InterviewId, ReminderId, UserId } from "../../../src/core/ids.ts";
import { addSomebody, anAddress, at, aUser, day, newId, zone } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

export function usersContract({ transact }: StoreContext): void {
  describe("users and addresses", () => {
    test("a user comes back as saved, also after a change", async () => {
      const user = aUser({
        name: null,
        timeZone: null,
        language: "de",
        pace: "gentle",
        workingDays: [7, 1, 2],
        holidays: "DE-BY",
      });
      await transact((tx) => tx.users.save(user));
      expect(await transact((tx) => tx.users.byId(user.id))).toEqual(user);
      const changed = aUser({
        id: user.id,
        name: '李 🦊 O\'Brien\n"x"; --',
        wakingHours: { from: 0, to: 1439 },
      });
      await transact((tx) => tx.users.save(changed));
      expect(await transact((tx) => tx.users.byId(user.id))).toEqual(changed);
    });

    test("nobody is found by an unknown id", async () => {
      expect(await transact((tx) => tx.users.byId(newId<UserId>()))).toBeNull();
    });

    test("an account leads to its user and address, and only that account", async () => {
      const { user, address } = await transact(addSomebody);
      const { platform, workspace, account } = address;
      expect(await transact((tx) => tx.users.byAccount({ platform, workspace, account }))).toEqual({
        user,
        address,
      });
      for (const other of [
        { platform: "slack" as const, workspace, account },
        { platform, workspace: "T1", account },
        { platform, workspace, account: `${account}0` },
      ]) {
        expect(await transact((tx) => tx.users.byAccount(other))).toBeNull();
      }
    });

    test("a user has the addresses that were added, and no others", async () => {
      const { user, address } = await transact(addSomebody);
      const slack = anAddress(user, { platform: "slack", workspace: "T1" });
      const other = await transact(addSomebody);
      await transact(addSomebody);
      expect(await transact((tx) => tx.addresses.add(slack))).toBe(true);
      expect(await transact((tx) => tx.addresses.of(user.id))).toEqual([slack, address]);
      const both = await transact((tx) => tx.addresses.ofMany([user.id, other.user.id]));
      expect(new Set(both)).toEqual(new Set([slack, address, other.address]));
      expect(await transact((tx) => tx.addresses.ofMany([]))).toEqual([]);
    });

    test("an address changes its state and its chat", async () => {
      const { user, address } = await transact(addSomebody);
      await transact(async (tx) => {
        await tx.addresses.setState(address.id, "blocked");
        await tx.addresses.setChat(address.id, "another chat");
      });
      const changed = { ...address, state: "blocked", chat: "another chat" };
      expect(await transact((tx) => tx.addresses.of(user.id))).toEqual([changed]);
    });

    test("of many who add the same account at once, one does", async () => {
      const users = Array.from({ length: 6 }, () => aUser());
      const account = newId<AddressId>();
      const added = await Promise.all(
        users.map((user) =>
          transact(async (tx) => {
            await tx.users.save(user);
            return tx.addresses.add(anAddress(user, { account }));
          }),
        ),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      const winner = users[added.indexOf(true)];
      const key = { platform: "telegram", workspace: "", account } as const;
      expect((await transact((tx) => tx.users.byAccount(key)))?.user).toEqual(winner);
    });
  });

  describe("conversations", () => {
    test("a conversation is idle until one is saved", async () => {
      const { user } = await transact(addSomebody);
      expect(await transact((tx) => tx.conversations.load(user.id))).toEqual(IDLE);
    });

    test.each(CONVERSATIONS.map((conversation, index) => ({ index, conversation })))(
      "conversation $index comes back as saved",
      async ({ conversation }) => {
        const { user } = await transact(addSomebody);
        await transact((tx) => tx.conversations.save(user.id, { ...IDLE, turn: 1 }));
        await transact((tx) => tx.conversations.save(user.id, conversation));
        expect(await transact((tx) => tx.conversations.load(user.id))).toEqual(conversation);
      },
    );
  });
}

const FORM = {
  name: "interview",
  interview: newId<InterviewId>(),
  editing: null,
  values: {},
  at: "company",
  detour: false,
  line: null,
  choices: [],
  partial: null,
  unplaced: [],
} as const;
const REMINDER = newId<ReminderId>();
const INTERVIEW = newId<InterviewId>();

/** Every shape a conversation can have. */
const CONVERSATIONS: readonly Conversation[] = [
  { version: 1, turn: 0, form: FORM, ask: null },
  {
    version: 1,
    turn: 7,
    form: {
      ...FORM,
      editing: 3,
      at: "summary",
      detour: true,
      line: "Acme, \u0000 \ud800 half a pair, yesterday",
      choices: ["3/4", "4/3"],
      partial: "tomorrow",
      unplaced: ["what is this"],
      values: {
        company: "Ölmühle 🦊",
        role: "Developer",
        when: {
          start: {
            at: at("2026-10-25T00:30:00Z"),
            wall: { day: day("2026-10-25"), minute: 150 },
            zone: zone("Europe/Stockholm"),
            words: "last night 02:30",
          },
          endsAt: at("2026-10-25T01:30:00Z"),
        },
        people: [{ name: "Jane", title: null }],
        promise: {
          from: null,
          by: day("2026-11-01"),
          words: "in a week",
          saidAt: at("2026-10-26T09:00:00Z"),
        },
        channel: "phone",
        materials: [{ what: "references", due: day("2026-10-27") }],
        hook: "x".repeat(5000),
      },
    },
    ask: { kind: "time-zone", candidate: zone("Europe/Oslo"), choices: [zone("Europe/Berlin")] },
  },
  {
    version: 1,
    turn: 2,
    form: {
      ...FORM,
      name: "debrief",
      values: {
        role: null,
        people: null,
        promise: null,
        channel: null,
        materials: null,
        hook: null,
        feeling: "badly",
        wantsJob: false,
        invitedToCall: true,
        salesLike: null,
        culture: "traditional",
        waitUntil: day("2026-11-01"),
      },
    },
    ask: { kind: "waking-hours" },
  },
  { version: 1, turn: 3, form: null, ask: { kind: "time-zone", candidate: null, choices: [] } },
  { version: 1, turn: 3, form: null, ask: { kind: "signature", reminder: REMINDER } },
  {
    version: 1,
    turn: 3,
    form: null,
    ask: { kind: "snooze-until", reminder: REMINDER, choices: ["tomorrow 08:30"] },
  },
  { version: 1, turn: 3, form: null, ask: { kind: "new-promise", interview: INTERVIEW, choices: [] } },
  { version: 1, turn: 3, form: null, ask: { kind: "new-material", interview: INTERVIEW } },
  { version: 1, turn: 3, form: null, ask: { kind: "working-days", choices: ["Monday, Tuesday"] } },
  { version: 1, turn: 3, form: { ...FORM, editing: 2, at: "details" }, ask: null },
  { version: 1, turn: 3, form: null, ask: { kind: "unfinished", line: "people: Jane", debrief: INTERVIEW } },
];
