import { describe, expect, it } from "vitest";
import { readChannel } from "../../../src/core/conversation/read-channel.ts";

describe("readChannel", () => {
  it.each([
    ["email", "email"],
    ["E-mail", "email"],
    ["mail", "email"],
    ["by e-mail.", "email"],
    ["they prefer email", "email"],
    ["prefers mail", "email"],
    ["e-mail please", "email"],
    ["phone", "phone"],
    ["a call", "phone"],
    ["by phone", "phone"],
    ["on the phone", "phone"],
    ["Telephone", "phone"],
    ["call me", null],
    ["call", "phone"],
    ["mobile", "phone"],
    ["post", "post"],
    ["a letter", "post"],
    ["by post", "post"],
    ["LinkedIn", "social"],
    ["via linkedin", "social"],
    ["linked in", "social"],
    ["on Xing", "social"],
    ["WhatsApp", "social"],
    ["by pigeon", null],
    ["Acme", null],
    ["Mailchimp", null],
    ["🙂", null],
    ["", null],
  ])("reads %j as %s", (text, channel) => expect(readChannel(text)).toBe(channel));
});
