import { createHash } from "node:crypto";
import { z } from "zod";
import type { Account } from "../../src/core/address.ts";
import { FORM_NAMES } from "../../src/core/conversation/state.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { Button } from "../../src/core/view/view.ts";
import { unixSeconds } from "../shared/unix-seconds.ts";
import { asksOf } from "./action-id.ts";
import { personOf, type Source, workspaceOf } from "./addresses.ts";
import { type CarriedPress, readCarried } from "./ask-forms.ts";
import { eventName } from "./event-name.ts";
import type { Filled } from "./interview-form.ts";
import { ASK_KINDS, type AskKind } from "./modal.ts";

/** A button that was pressed, on a message of ours or in the App Home. */
export interface Press {
  readonly kind: "press";
  readonly id: string;
  readonly person: Account;
  readonly at: Instant;
  readonly token: string;
  readonly asks: Button["asks"];
  /** Null for the App Home. */
  readonly source: Source | null;
  /** The text to be copied that stands in the pressed message; null where none does. */
  readonly copy: string | null;
  readonly triggerId: string;
}

/** A form that was filled in and sent. */
export type Submission = {
  readonly kind: "submission";
  readonly id: string;
  readonly person: Account;
  readonly at: Instant;
  /** The blocks that were filled in with what. */
  readonly filled: Filled;
} & (
  | { readonly form: "interview" }
  /** With the press that opened it. */
  | { readonly form: "debrief" | AskKind; readonly press: CarriedPress }
);

const id = z.string().regex(/^[A-Z0-9]{1,30}$/u);
const common = {
  user: z.object({ id, team_id: id.optional() }),
  team: z.object({ id }).nullish(),
  enterprise: z.object({ id }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
};

const button = z.object({ type: z.literal("button"), action_id: z.string(), value: z.string().min(1) });
const pressed = z.object({
  type: z.literal("block_actions"),
  ...common,
  trigger_id: eventName,
  container: z.discriminatedUnion("type", [
    z.object({ type: z.literal("message"), message_ts: z.string(), channel_id: id }),
    z.object({ type: z.literal("view") }),
  ]),
  message: z.object({ blocks: z.unknown() }).optional(),
  actions: z.tuple([button]),
});

const state = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: unixSeconds.nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const submitted = z.object({
  type: z.literal("view_submission"),
  ...common,
  view: z.object({
    hash: eventName,
    callback_id: z.enum([...FORM_NAMES, ...ASK_KINDS]),
    private_metadata: z.string().default(""),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), state)) }),
  }),
});

/** A press or a form that was sent; null for whatever is not for us, or in a form we do not know. Never throws. */
export function normaliseInteraction(raw: unknown, receivedAt: Instant): Press | Submission | null {
  const press = pressed.safeParse(raw);
  if (press.success) return fromPress(press.data, receivedAt);
  const submission = submitted.safeParse(raw);
  return submission.success ? fromSubmission(submission.data, receivedAt) : null;
}

interface Who {
  readonly team: string;
  readonly person: Account;
}

function whoOf(wire: Pick<z.infer<typeof pressed>, keyof typeof common>): Who | null {
  const team = wire.team?.id ?? wire.user.team_id;
  if (team === undefined) return null;
  const workspace = workspaceOf(team, wire.enterprise?.id, wire.is_enterprise_install === true);
  return { team, person: personOf(workspace, wire.user.id) };
}

function fromPress(wire: z.infer<typeof pressed>, at: Instant): Press | null {
  const who = whoOf(wire);
  if (who === null) return null;
  const { container, trigger_id: triggerId, message } = wire;
  const [{ value: token, action_id: actionId }] = wire.actions;
  return {
    kind: "press",
    id: `slack:${who.team}:${triggerId}`,
    person: who.person,
    at,
    token,
    asks: asksOf(actionId),
    source:
      container.type === "message" ? { chat: container.channel_id, message: container.message_ts } : null,
    copy: copyIn(message?.blocks),
    triggerId,
  };
}

const written = z.union([
  z.object({ type: z.literal("text"), text: z.string() }).transform(({ text }) => text),
  z
    .object({ type: z.literal("link"), url: z.string(), text: z.string().optional() })
    .transform(({ url, text }) => text ?? url),
]);
const preformatted = z.object({ type: z.literal("rich_text_preformatted"), elements: z.array(written) });
const richText = z.object({ type: z.literal("rich_text"), elements: z.array(z.unknown()) });

/** The first preformatted text of a message's blocks. */
function copyIn(blocks: unknown): string | null {
  if (!Array.isArray(blocks)) return null;
  for (const block of blocks) {
    const parts = richText.safeParse(block).data?.elements ?? [];
    const found = parts.map((part) => preformatted.safeParse(part).data).find((part) => part !== undefined);
    if (found !== undefined) return found.elements.join("");
  }
  return null;
}

function fromSubmission({ view, ...wire }: z.infer<typeof submitted>, at: Instant): Submission | null {
  const who = whoOf(wire);
  if (who === null) return null;
  const { callback_id: form, hash } = view;
  const filled = filledIn(view.state.values);
  const eventId = `slack:${who.team}:${hash}:${digest(filled)}`;
  const base = { kind: "submission", id: eventId, person: who.person, at, filled } as const;
  if (form === "interview") return { ...base, form };
  const press = readCarried(view.private_metadata);
  return press === null ? null : { ...base, form, press };
}

/** A form that was changed before it was sent again is another one, although the view is the same. */
function digest(filled: Filled): string {
  return createHash("sha256")
    .update(JSON.stringify([...filled]))
    .digest("hex")
    .slice(0, 16);
}

function filledIn(values: z.infer<typeof submitted>["view"]["state"]["values"]): Filled {
  const answers = Object.entries(values).flatMap(
    ([block, elements]): readonly (readonly [string, string])[] =>
      Object.values(elements).map((one) => [block, textOf(one)]),
  );
  return new Map(answers.filter(([, text]) => text.trim() !== ""));
}

function textOf(one: z.infer<typeof state>): string {
  const moment = one.selected_date_time ?? null;
  if (moment !== null) return String(moment);
  return one.value ?? one.selected_date ?? one.selected_time ?? one.selected_option?.value ?? "";
}
