import { describe, expect, it } from "vitest";
import type { SeenMessage } from "../doubles/telegram/telegram-double.ts";
import { at } from "../support/stores/samples.ts";
import { timeliness } from "./timeliness.ts";

const DUE = at("2026-11-27T09:00:00Z");

const message = (chat: number, atMs: number, from: SeenMessage["from"] = "bot"): SeenMessage => ({
  id: atMs,
  chat,
  atMs,
  from,
  text: "",
  entities: [],
  buttons: [],
  edited: false,
  linkPreview: false,
  document: null,
});

describe("what became of reminders", () => {
  it("is told by what was shown, and when", () => {
    const due = [1, 2, 3, 4, 5].map((chat) => ({ chat, dueAt: DUE }));
    const messages = [
      message(1, DUE),
      message(2, DUE - 1),
      message(3, DUE + 40),
      message(3, DUE + 90),
      message(4, DUE, "person"),
      message(5, DUE + 700),
      message(6, DUE),
    ];
    expect(timeliness(due, messages, DUE)).toEqual({
      reminders: 5,
      lost: 1,
      early: 1,
      copies: 1,
      lateMsP50: 40,
      lateMsMost: 700,
    });
  });
});
