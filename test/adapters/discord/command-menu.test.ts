import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandMenus, commandsOf } from "../../../adapters/discord/command-menu.ts";
import { commandMenu } from "../../../src/core/conversation/commands.ts";
import { type DiscordHarness, discordHarness } from "./harness.ts";

const MENUS: CommandMenus = {
  "": commandMenu("en"),
  sv: [{ name: "interview", description: "Lägg in en intervju" }],
  nb: [{ name: "interview", description: "Legg inn et intervju" }],
};

describe("the commands on Discord", () => {
  let harness: DiscordHarness;
  beforeEach(async () => {
    harness = await discordHarness({ adapter: { commands: MENUS } });
  });
  afterEach(() => harness.close());

  it("are those of the shared table, in every language, usable everywhere", async () => {
    await harness.start(() => Promise.resolve());
    const { commands } = harness.double;
    expect(commands.map(({ name }) => name)).toEqual(commandMenu("en").map(({ name }) => name));
    const interview = commands.find(({ name }) => name === "interview");
    expect(interview).toMatchObject({
      description_localizations: { "sv-SE": "Lägg in en intervju", no: "Legg inn et intervju" },
      integration_types: [0, 1],
      contexts: [0, 1, 2],
      options: [
        { name: "company", autocomplete: true, required: false },
        { name: "role", autocomplete: false },
        { name: "when", autocomplete: true },
        { name: "promise", autocomplete: true },
      ],
    });
  });

  it("are registered only when they have changed", async () => {
    await harness.start(() => Promise.resolve());
    expect(harness.double.calls.of("setCommands")).toHaveLength(1);
    for (const [commands, times] of [
      [MENUS, 1],
      [{ ...MENUS, de: [{ name: "interview", description: "Gespräch eintragen" }] }, 2],
    ] as const) {
      const next = await discordHarness({ adapter: { commands, apiUrl: harness.double.apiUrl } });
      await next.start(() => Promise.resolve());
      expect(harness.double.calls.of("setCommands")).toHaveLength(times);
      await next.close();
    }
  });

  it("that cannot be set do not keep the bot from starting", async () => {
    harness.double.faults.next({ kind: "5xx-before", status: 500, method: "setCommands" });
    await harness.start(() => Promise.resolve());
    expect(harness.logger.of("discord: the commands were not set")).toHaveLength(1);
  });

  it("stay within Discord's 100 characters", () => {
    const [command] = commandsOf({ "": [{ name: "next", description: "x".repeat(300) }] });
    expect(command?.description).toHaveLength(100);
  });
});
