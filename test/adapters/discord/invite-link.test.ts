import { describe, expect, it } from "vitest";
import { inviteLinks } from "../../../adapters/discord/invite-link.ts";

describe("the links that invite the bot", () => {
  it("name the application, and ask for no rights", () => {
    const token = `${Buffer.from("400000000000000001").toString("base64url")}.x.y`;
    expect(inviteLinks(token)).toEqual({
      server:
        "https://discord.com/oauth2/authorize?client_id=400000000000000001&integration_type=0&permissions=0&scope=bot+applications.commands",
      person:
        "https://discord.com/oauth2/authorize?client_id=400000000000000001&integration_type=1&scope=applications.commands",
    });
  });

  it("cannot be made of what is no token", () => {
    expect(() => inviteLinks("a.b.c")).toThrow(RangeError);
  });
});
