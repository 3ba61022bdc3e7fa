import { completeField } from "../core/conversation/complete-field.ts";
import type { QuickAnswer } from "../core/conversation/field.ts";
import type { FieldName } from "../core/conversation/state.ts";
import type { Account } from "../core/address.ts";
import { commandsOn } from "../core/view/lens.ts";
import type { AppPorts } from "./app-ports.ts";

const CLOSED_OFFERED = 50;

export interface CompletionRequest {
  readonly key: Account;
  readonly field: FieldName;
  /** What was typed so far. */
  readonly text: string;
  readonly locale: string | null;
}

/**
 * What to offer while somebody types an answer. Reads only; a person we have never met is offered nothing.
 * @throws whatever the store throws.
 */
export function complete(request: CompletionRequest, ports: AppPorts): Promise<readonly QuickAnswer[]> {
  const { key, field, text, locale } = request;
  return ports.store.transact(async (tx) => {
    const known = await tx.users.byAccount(key);
    if (known === null) return [];
    const { user } = known;
    const isCompany = field === "company";
    const interviews = isCompany ? await tx.interviews.open(user.id) : [];
    const closed = isCompany ? await tx.interviews.closed(user.id, CLOSED_OFFERED) : [];
    const { newId, clock } = ports;
    return completeField(field, text, {
      now: clock.now(),
      user,
      locale,
      commands: commandsOn(key.platform),
      interviews,
      closed,
      reminders: [],
      newId,
    });
  });
}
