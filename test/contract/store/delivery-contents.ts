import { actionToken } from "../../../src/core/conversation/action.ts";
import type { DeliveryContent } from "../../../src/core/delivery.ts";
import type { ReminderId } from "../../../src/core/ids.ts";
import { newId } from "../../support/stores/samples.ts";

const VIEW = {
  blocks: [
    { kind: "heading", text: "Thank Jane — \u0000 \ud83e\udd8a \ud800" },
    { kind: "fields", rows: [{ label: "When", value: "today", at: null }] },
    { kind: "copy", text: "Dear Jane,\n\nthank you." },
    { kind: "note", text: "" },
  ],
  buttons: [
    [
      {
        label: "Draft",
        token: actionToken({ kind: "menu", verb: "cancel" }),
        style: "primary",
        asks: "text",
      },
    ],
    [],
  ],
  file: { name: "letter.eml", mediaType: "message/rfc822", text: "Subject: \u2026" },
} as const;
/** One of each kind that a delivery may hold, with what is hard to store. */
export const DELIVERY_CONTENTS: readonly DeliveryContent[] = [
  { kind: "reply", view: VIEW },
  {
    kind: "edit",
    view: VIEW,
    ref: { platform: "slack", workspace: "T1", chat: "D1", message: "1700000000.000100" },
  },
  { kind: "reminders", reminders: [{ id: newId<ReminderId>(), revision: 3 }] },
  { kind: "removal", ref: { platform: "telegram", workspace: "", chat: "7", message: "70" } },
  { kind: "home" },
];
