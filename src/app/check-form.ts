import type { Platform } from "../core/address.ts";
import { checkAnswers } from "../core/conversation/check-answers.ts";
import type { Author } from "../core/conversation/event.ts";
import type { Answers, FormName } from "../core/conversation/state.ts";
import { commandsOn } from "../core/view/lens.ts";
import type { AppPorts } from "./app-ports.ts";
import { newUser } from "./meet.ts";

export interface FormCheck {
  readonly platform: Platform;
  readonly workspace: string;
  readonly author: Author;
  readonly form: FormName;
  readonly answers: Answers;
}

/**
 * What is to be mended before a filled-in form is taken, by field, in the person's language; nothing where all is
 * well. Reads only: somebody we have never met is judged by what the platform tells of them.
 * @throws whatever the store throws.
 */
export function checkForm(check: FormCheck, ports: AppPorts): Promise<Answers> {
  const { platform, workspace, author, form, answers } = check;
  const { clock, newId } = ports;
  return ports.store.transact(async (tx) => {
    const known = await tx.users.byAccount({ platform, workspace, account: author.account });
    const user = known?.user ?? newUser(author, platform, newId);
    const nothing = { interviews: [], closed: [], reminders: [], commands: commandsOn(platform) };
    return checkAnswers(form, answers, { ...nothing, now: clock.now(), user, locale: author.locale, newId });
  });
}
