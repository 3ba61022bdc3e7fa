import type { DraftKind, DraftRequest } from "../draft/request.ts";
import type { Channel, Interview } from "../interview.ts";
import { type Facts, lens } from "./turn.ts";

/** What a draft about an interview may say: to that person of it, or to the first one they met. */
export function requestFor(
  kind: DraftKind,
  interview: Interview,
  to: { readonly person: string | null; readonly channel: Channel | null },
  facts: Facts,
): DraftRequest {
  const reader = interview.people.find(({ id }) => id === to.person) ?? interview.people[0] ?? null;
  return {
    kind,
    // The chat and the letter have languages of their own; English is the only phrasebook so far.
    language: "en",
    tone: "neutral",
    now: facts.now,
    zone: lens(facts).zone,
    sender: { name: facts.user.name },
    interview: {
      company: interview.company,
      role: interview.role,
      startsAt: interview.startsAt.at,
      promise: interview.promise,
      materials: interview.materials,
      channel: to.channel,
      wantsJob: interview.wantsJob,
    },
    person:
      reader === null
        ? null
        : {
            name: reader.name,
            title: reader.title,
            address: null,
            gender: "unknown",
            academicTitle: null,
            highlight: null,
            learned: null,
            value: null,
            problem: null,
            experience: null,
          },
    hook: interview.hook,
    siblings: interview.people.map(({ name }) => ({ name })),
    variant: 0,
  };
}
