import type { Author, InboundEvent } from "../../src/core/conversation/event.ts";
import { FORM_FIELDS } from "../../src/core/conversation/fields.ts";
import type { Answers, FormName } from "../../src/core/conversation/state.ts";
import { languageFor, say } from "../../src/core/text/say.ts";
import { after, type Instant, instant, toUtcIso } from "../../src/core/time/instant.ts";
import type { Language } from "../../src/core/user.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { DirectChats } from "../shared/direct-chats.ts";
import { inTime } from "../shared/in-time.ts";
import { addressOf, refOf } from "./addresses.ts";
import { ANSWER } from "./ask-forms.ts";
import { ANSWER_WITHIN_MS } from "./commands.ts";
import { toDeliveryError } from "./errors.ts";
import { blockOf, formAnswers, formProblems } from "./interview-form.ts";
import type { Keeper } from "./keeper.ts";
import type { FormKind } from "./modal.ts";
import type { Submission } from "./normalise-interaction.ts";
import type { People } from "./people.ts";

/** What is to be mended in a filled-in form before it can be taken, by field, in the person's language. */
export type CheckForm = (check: {
  readonly workspace: string;
  readonly author: Author;
  readonly form: FormName;
  readonly answers: Answers;
}) => Promise<Answers>;

/** A form that is taken without a check is asked again in the chat, so the check may not cost the form. */
const CHECK_WITHIN_MS = 1_000;

/** The form stays open, with everything that was typed, and says below a block what is wrong with it. */
export interface FormErrors {
  readonly response_action: "errors";
  readonly errors: Readonly<Record<string, string>>;
}

interface Parts {
  readonly people: People;
  readonly chats: DirectChats;
  readonly keeper: Keeper;
  readonly checkForm: CheckForm;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Takes in forms. One is only let go of when it is stored: until then it stays open on the person's screen, so that
 * nothing they typed can be lost. Sent again as it is, it counts as the same one.
 */
export class Submissions {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What is wrong with the form; null when it is stored. Takes less than three seconds, and never rejects. */
  async take(submission: Submission): Promise<FormErrors | null> {
    const { clock, people } = this.#parts;
    const until = after(clock.now(), ANSWER_WITHIN_MS);
    const author = await people.of(submission.person);
    const language = languageFor(author.locale);
    const problems = await this.#problemsOf(submission, author);
    if (Object.keys(problems).length > 0) return { response_action: "errors", errors: problems };
    const kept = this.#keep(submission, author);
    const isKept = await inTime(kept, false, { clock, ms: Math.max(0, until - clock.now()) });
    return isKept ? null : notKept(submission, language);
  }

  async #problemsOf(submission: Submission, author: Author): Promise<Readonly<Record<string, string>>> {
    const { form, filled, person } = submission;
    if (!isAnswers(form)) return {};
    const problems = formProblems(filled, languageFor(author.locale));
    if (Object.keys(problems).length > 0) return problems;
    const answers = formAnswers(form, filled);
    const found = await this.#check({ workspace: person.workspace, author, form, answers });
    return Object.fromEntries(
      FORM_FIELDS[form].flatMap(({ name }) => {
        const says = found[name];
        return says === undefined ? [] : [[blockOf(name, filled), says]];
      }),
    );
  }

  async #check(check: Parameters<CheckForm>[0]): Promise<Answers> {
    const { checkForm, clock, logger } = this.#parts;
    try {
      return await inTime(checkForm(check), {}, { clock, ms: CHECK_WITHIN_MS });
    } catch (error) {
      logger.error("slack: a form could not be checked", error);
      return {};
    }
  }

  /** Once only: the person, whose form stays open, decides about a second time. */
  #keep(submission: Submission, author: Author): Promise<boolean> {
    const { chats, keeper, logger } = this.#parts;
    const { person } = submission;
    return keeper.inTurn(person, async () => {
      try {
        const source = submission.form === "interview" ? null : submission.press.source;
        const event = eventOf(submission, author, source?.chat ?? (await chats.of(person)));
        return await keeper.keep(event, { isOnlyCopy: true, attempts: 1 });
      } catch (error) {
        logger.warn("slack: a chat could not be opened", { reason: toDeliveryError(error).message });
        return false;
      }
    });
  }
}

/** The forms that ask for a moment. */
const MOMENTS: ReadonlySet<FormKind> = new Set<FormKind>(["time", "past"]);

function eventOf(submission: Submission, author: Author, chat: string): InboundEvent {
  const { id, person, at, filled } = submission;
  const { workspace } = person;
  const base = { id, from: addressOf(workspace, chat), author, at };
  if (submission.form === "interview") {
    return { ...base, kind: "form", token: null, answers: formAnswers("interview", filled) };
  }
  const { token, source } = submission.press;
  if (submission.form === "debrief") {
    return { ...base, kind: "form", token, answers: formAnswers("debrief", filled) };
  }
  const given = filled.get(ANSWER) ?? null;
  const answer = MOMENTS.has(submission.form) ? timeOf(given) : given;
  return { ...base, kind: "press", token, source: source === null ? null : refOf(workspace, source), answer };
}

/** Slack tells a moment in seconds of Unix time. */
function timeOf(seconds: string | null): string | null {
  const at: Instant | null = seconds === null ? null : instant(Math.floor(Number(seconds)) * 1000);
  return at === null ? null : toUtcIso(at);
}

/** Whether the fields of an interview are asked for in it, rather than one thing. */
function isAnswers(form: Submission["form"]): form is FormName {
  return form === "interview" || form === "debrief";
}

function notKept({ form }: Submission, language: Language): FormErrors {
  const first = isAnswers(form) ? (FORM_FIELDS[form][0]?.name ?? ANSWER) : ANSWER;
  return { response_action: "errors", errors: { [first]: say(language, "slack.form.not-stored") } };
}
