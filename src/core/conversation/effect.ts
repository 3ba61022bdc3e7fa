import type { View } from "../view/view.ts";
import type { Replanned } from "./replan.ts";
import type { Conversation } from "./state.ts";

/** What a button about a whole interview brings about; `replanned` is null when nothing was changed yet. */
export interface Effect {
  readonly next: Conversation;
  readonly replanned: Replanned | null;
  /** Small print for the card that was pressed. */
  readonly notes: readonly string[];
  readonly replies: readonly View[];
}
