import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CompletionRequest } from "../../../adapters/discord/completions.ts";
import { EventInbox } from "../../contract/adapter-harness.ts";
import type { Channel } from "../../doubles/discord/world.ts";
import { type DiscordHarness, discordHarness } from "./harness.ts";

describe("/interview on Discord", () => {
  let harness: DiscordHarness;
  let inbox: EventInbox;
  let guild: Channel;
  const asked: CompletionRequest[] = [];

  beforeEach(async () => {
    asked.length = 0;
    harness = await discordHarness({
      adapter: {
        complete: (request) => {
          asked.push(request);
          if (request.text === "boom") return Promise.reject(new Error("the database is away"));
          const label = request.text === "long" ? "x".repeat(300) : "Friday 27 November, in 9 days";
          return Promise.resolve(
            Array.from({ length: 30 }, (_, index) => ({ label, value: `2026-11-${index}` })),
          );
        },
      },
    });
    inbox = new EventInbox();
    guild = harness.double.guildChannel();
    await harness.start(inbox.take);
  });
  afterEach(() => harness.close());

  const address = () => ({ platform: "discord", workspace: "", chat: harness.ada.chat.id }) as const;

  it("takes its options as answers", async () => {
    harness.ada.uses("interview", { company: "Acme", when: "yesterday 14:00", other: "x" });
    expect((await inbox.received(1))[0]).toMatchObject({
      kind: "form",
      answers: { company: "Acme", when: "yesterday 14:00" },
      from: address(),
    });
  });

  it.each(["direct message", "server"])(
    "without options shows a form, in a %s, and takes what was filled in",
    async (where) => {
      const place = where === "server" ? { in: guild } : {};
      const form = await harness.ada.formOf(harness.ada.uses("interview", {}, place));
      expect(form.components.map(({ component }) => component.custom_id)).toEqual([
        "company",
        "role",
        "when",
        "people",
        "promise",
      ]);
      expect(inbox.events).toEqual([]);
      harness.ada.submits(form, { company: "Acme", when: "today 9:00" }, place);
      const [event] = await inbox.received(1);
      expect(event).toMatchObject({ kind: "form", from: address() });
      const empty = { role: "", people: "", promise: "" };
      expect(event).toHaveProperty("answers", { ...empty, company: "Acme", when: "today 9:00" });
    },
  );

  it("asks question by question when the form could not be shown", async () => {
    harness.double.faults.next({ kind: "5xx-before", status: 503, method: "answer" });
    harness.ada.uses("interview");
    expect((await inbox.received(1))[0]).toMatchObject({ kind: "command", name: "interview", args: "" });
  });

  it("offers what may be meant while typing, within Discord's limits", async () => {
    const offered = await harness.ada.types("interview", "when", "fri");
    expect(offered).toHaveLength(25);
    expect(offered[0]).toEqual({ name: "Friday 27 November, in 9 days", value: "2026-11-0" });
    expect(asked).toEqual([{ account: "501", field: "when", text: "fri", locale: "sv-SE" }]);
    expect((await harness.ada.types("interview", "when", "long"))[0]?.name).toHaveLength(100);
    expect(inbox.events).toEqual([]);
  });

  it("offers nothing where there is nothing, or it cannot be found", async () => {
    expect(await harness.ada.types("interview", "role", "dev")).toEqual([]);
    expect(await harness.ada.types("interview", "company", "boom")).toEqual([]);
  });
});
