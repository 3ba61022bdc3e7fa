import { z } from "zod";
import type { Body, BotCall, Method, Parts } from "./api-parts.ts";
import { parseArguments } from "./parse-form.ts";
import { isRecord } from "./request-body.ts";
import { invalidArguments, SlackError } from "./slack-error.ts";
import { type HomeForm, homeForm, type ModalForm, modalForm } from "./view-form.ts";
import { type StoredView, wireView } from "./views.ts";

const triggered = z.strictObject({ trigger_id: z.string(), view: z.unknown() });
const updated = z.strictObject({
  view: z.unknown(),
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
});
const published = z.strictObject({ user_id: z.string(), view: z.unknown(), hash: z.string().optional() });

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  "views.open": { token: "bot", scope: null, run: open },
  "views.push": { token: "bot", scope: null, run: push },
  "views.update": { token: "bot", scope: null, run: update },
  "views.publish": { token: "bot", scope: null, run: publish },
};

/** @throws {SlackError} `invalid_arguments` with what is wrong in the view. */
export function readModal(view: unknown): ModalForm {
  return parseArguments(modalForm, anObject(view), ["view"]);
}

function readHome(view: unknown): HomeForm {
  return parseArguments(homeForm, anObject(view), ["view"]);
}

function anObject(view: unknown): unknown {
  if (view === undefined) throw invalidArguments(["missing required field: view [json-pointer:/]"]);
  if (!isRecord(view)) throw invalidArguments(["must provide an object [json-pointer:/view]"]);
  return view;
}

function open(call: BotCall, { views, triggers }: Parts): Body {
  const args = parseArguments(triggered, call.args);
  const form = readModal(args.view);
  views.check(call.workspace, form);
  const { account } = triggers.exchange(args.trigger_id, call.workspace);
  return answer(views.open(account, form));
}

function push(call: BotCall, { views, triggers }: Parts): Body {
  const args = parseArguments(triggered, call.args);
  const form = readModal(args.view);
  views.check(call.workspace, form);
  const { account, viewId } = triggers.exchange(args.trigger_id, call.workspace);
  return answer(views.push(account, form, viewId));
}

function update(call: BotCall, { views }: Parts): Body {
  const { view, view_id: id, external_id: externalId, hash } = parseArguments(updated, call.args);
  if ((id === undefined) === (externalId === undefined)) {
    throw invalidArguments([
      id === undefined
        ? "must provide one of `view_id` or `external_id`"
        : "Cannot provide both `view_id` and `external_id`",
    ]);
  }
  const form = readModal(view);
  const found = views.find(call.workspace, {
    ...(id !== undefined && { id }),
    ...(externalId !== undefined && { externalId }),
  });
  views.check(call.workspace, form, found);
  return answer(views.update(found, form, hash));
}

function publish(call: BotCall, { views, world, settings }: Parts): Body {
  const args = parseArguments(published, call.args);
  const form = readHome(args.view);
  const account = world.accounts.get(args.user_id);
  if (account?.workspace !== call.workspace) {
    throw invalidArguments(["invalid `user_id` [json-pointer:/user_id]"]);
  }
  if (!settings.isHomeEnabled) throw new SlackError("not_enabled");
  views.check(call.workspace, form, views.homeOf(account));
  return answer(views.publish(account, form, args.hash));
}

function answer(view: StoredView): Body {
  return { view: wireView(view) };
}
