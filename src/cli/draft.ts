import { composeDraft } from "../core/draft/draft.ts";
import { DRAFT_LANGUAGES, type DraftRequest } from "../core/draft/request.ts";
import { CliInputError } from "./cli-input-error.ts";
import { type DraftInput, parseDraftInput } from "./draft-input.ts";

/**
 * The text for one step: JSON in, JSON out, as the command line's contract has it.
 * @throws {CliInputError} when the input is not what the contract asks for, or the language has no texts yet.
 */
export function answerDraft(input: unknown): unknown {
  const { subject, body, words, findings } = composeDraft(toRequest(parseDraftInput(input)));
  return subject === null ? { body, words, findings } : { subject, body, words, findings };
}

function toRequest(input: DraftInput): DraftRequest {
  const language = DRAFT_LANGUAGES.find((known) => known === input.language);
  if (language === undefined) {
    throw new CliInputError(
      `there are no drafts in "${input.language}" yet; needs one of: ${DRAFT_LANGUAGES.join(", ")}`,
    );
  }
  const { company, role, startsAt, endsAt, promise, materials, channel, wantsJob, people } = input.interview;
  return {
    kind: input.kind,
    language,
    tone: input.tone,
    now: input.now,
    zone: input.user.timeZone,
    sender: { name: input.user.name },
    interview: { company, role, startsAt: startsAt ?? endsAt, promise, materials, channel, wantsJob },
    person: input.person,
    hook: null,
    siblings: people.filter(({ kind }) => kind === "interviewer").map(({ name }) => ({ name })),
    variant: input.variant,
  };
}
