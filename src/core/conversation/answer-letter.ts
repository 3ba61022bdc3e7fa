import { composeDraft } from "../draft/draft.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { button } from "../view/buttons.ts";
import { draftBlocks, nextVersion } from "../view/draft-view.ts";
import { LETTERS } from "../view/letters.ts";
import { tell } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { requestFor } from "./request-for.ts";
import { showAsk } from "./show-ask.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

/** Which version a button under an interview stands for; null for every other button. */
export function letterVersion(verb: string): number | null {
  const version = /^l(\d{1,3})$/u.exec(verb)?.[1];
  return version === undefined ? null : Number(version);
}

/** The words to answer with: an invitation, an offer, a no. The first version is a message of its own. */
export function showLetter(
  conversation: Conversation,
  { interview }: StoredInterview,
  variant: number,
  facts: Facts,
): StepResult {
  const look = lens(facts);
  const letter = interview.outcome === null ? null : LETTERS[interview.outcome];
  if (letter === null) return reply(conversation, view([{ kind: "text", text: tell(look, "draft.none") }]));
  if (facts.user.name === null) {
    const asked = showAsk(conversation, { kind: "signature", reminder: null }, facts);
    return reply(asked.next, asked.view);
  }
  const request = requestFor(letter.kind, interview, { person: null, channel: "email" }, facts);
  const draft = composeDraft({ ...request, variant });
  const { id, revision } = interview;
  const verb = `l${nextVersion(variant)}`;
  const another = button(look, "draft.another", { kind: "interview", interview: id, revision, verb });
  const blocks = draftBlocks(look, tell(look, letter.label), draft, tell(look, "letter.copy"));
  const shown = view(blocks, [[another]]);
  return variant === 0 ? reply(conversation, shown) : redraw(conversation, shown);
}
