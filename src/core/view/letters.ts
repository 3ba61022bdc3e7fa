import type { DraftKind } from "../draft/request.ts";
import type { Outcome } from "../interview.ts";
import type { PlainKey } from "../text/say.ts";

/** A letter that is in no plan: it is written only where the person asks for it. */
interface Letter {
  readonly kind: DraftKind;
  readonly label: PlainKey;
}

/** What can be written to them once they have answered, by how it ended. */
export const LETTERS: Readonly<Record<Outcome, Letter | null>> = {
  replied: null,
  "next-round": { kind: "next-round", label: "letter.next-round" },
  offer: { kind: "offer-thanks", label: "letter.offer" },
  lost: { kind: "referral", label: "letter.lost" },
  closed: null,
};
