import { z } from "zod";
import { actionOf } from "./action-of.ts";
import type { Parts } from "./api-parts.ts";
import type { Delivery, Outcome } from "./courier.ts";
import { type Filling, filledState } from "./field-state.ts";
import type { Interactions } from "./interactions.ts";
import { complaintsOf, type ShownField, type ShownView, screenOfView } from "./modal-screen.ts";
import { SlackError } from "./slack-error.ts";
import { readModal } from "./view-methods.ts";
import type { StoredView } from "./views.ts";
import type { Account } from "./world.ts";

export const TROUBLE = "We had some trouble connecting. Try again?";

const answer = z.discriminatedUnion("response_action", [
  z.strictObject({
    response_action: z.literal("errors"),
    errors: z.record(z.string(), z.string().min(1)).refine((errors) => Object.keys(errors).length > 0),
  }),
  z.strictObject({ response_action: z.literal("clear") }),
  z.strictObject({ response_action: z.literal("update"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("push"), view: z.unknown() }),
]);
type Answer = z.infer<typeof answer>;

/** What became of a modal that was sent. `not sent`: the app on the screen found something missing. */
export type Submission = "not sent" | "closed" | "failed" | Answer["response_action"];

/** A person's hands on the modals that lie before them. */
export class PersonModals {
  readonly #person: Account;
  readonly #parts: Parts;
  readonly #interactions: Interactions;
  readonly #tell: (problem: string) => void;

  constructor(person: Account, parts: Parts, interactions: Interactions, tell: (problem: string) => void) {
    this.#person = person;
    this.#parts = parts;
    this.#interactions = interactions;
    this.#tell = tell;
  }

  /** The one on top; null when none is open. */
  get top(): ShownView | null {
    const stack = this.#parts.views.stackOf(this.#person);
    const view = stack.at(-1);
    return view === undefined ? null : screenOfView(view, stack.length);
  }

  /** Resolves with the modal on top as soon as it fits. */
  shown(fits: (modal: ShownView) => boolean = () => true): Promise<ShownView> {
    return this.#parts.world.changes.until("a modal is shown", () => {
      const { top } = this;
      return top !== null && fits(top) ? top : undefined;
    });
  }

  /** Resolves when no modal is open. */
  async gone(): Promise<void> {
    await this.#parts.world.changes.until("no modal is open", () => this.top === null || undefined);
  }

  /**
   * Puts something into the field with this label.
   * @throws {Error} when there is no such field, or it does not take that.
   */
  fill(label: string, filling: Filling): void {
    const view = this.#view();
    const field = this.#field(label);
    const { element, blockId, actionId } = field;
    const state = filledState(element, filling);
    this.#parts.views.fill(view, blockId, actionId, state);
    const block = view.form.blocks.find((each) => each.block_id === blockId);
    if (block?.type !== "input" || block.dispatch_action !== true) return;
    this.#interactions.actionIn(view, { ...state, action_id: actionId, block_id: blockId });
  }

  /** Presses the button, or picks the entry of a list, with this label. @throws {Error} when there is none. */
  press(label: string): Delivery {
    const button = this.top?.buttons.find((each) => each.label === label);
    if (button === undefined) throw new Error(`the modal shows no button ${JSON.stringify(label)}`);
    const delivery = this.#interactions.actionIn(this.#view(), actionOf(button));
    void this.#watch(delivery);
    return delivery;
  }

  async #watch({ settled }: Delivery): Promise<void> {
    if ((await settled).kind === "failed") this.#fail();
  }

  /** Sends the modal on top, and resolves when the app has answered. @throws {Error} when it cannot be sent. */
  async submit(): Promise<Submission> {
    const view = this.#view();
    const { top } = this;
    if (top === null || top.submit === null) throw new Error("the modal cannot be sent");
    const complaints = complaintsOf(top.fields);
    this.#parts.views.complain(view, complaints);
    if (Object.keys(complaints).length > 0) return "not sent";
    return this.#take(view, await this.#interactions.submission(view).settled);
  }

  /** Closes the modal on top without sending it. */
  cancel(): Delivery | null {
    const view = this.#view();
    const { form } = view;
    const clears = form.type === "modal" && form.clear_on_close === true;
    if (clears) this.#parts.views.clear(this.#person);
    else this.#parts.views.close(view);
    return form.type === "modal" && form.notify_on_close === true
      ? this.#interactions.closing(view, clears)
      : null;
  }

  #view(): StoredView {
    const view = this.#parts.views.stackOf(this.#person).at(-1);
    if (view === undefined) throw new Error("no modal is open");
    return view;
  }

  #field(label: string): ShownField {
    const field = this.top?.fields.find((each) => each.label === label);
    if (field === undefined) throw new Error(`the modal shows no field ${JSON.stringify(label)}`);
    return field;
  }

  #take(view: StoredView, outcome: Outcome): Submission {
    try {
      return this.#follow(view, outcome);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return this.#fail();
    }
  }

  #follow(view: StoredView, outcome: Outcome): Submission {
    const { views } = this.#parts;
    if (outcome.kind === "failed") return this.#fail();
    if (outcome.answer === null) {
      if (views.stackOf(this.#person).includes(view)) views.close(view);
      return "closed";
    }
    const parsed = answer.safeParse(outcome.answer);
    if (!parsed.success) return this.#fail();
    const { data } = parsed;
    switch (data.response_action) {
      case "errors": {
        const fields = screenOfView(view, 1).fields.map(({ blockId }) => blockId);
        if (!Object.keys(data.errors).every((id) => fields.some((field) => field === id)))
          return this.#fail();
        views.complain(view, data.errors);
        break;
      }
      case "clear":
        views.clear(this.#person);
        break;
      case "update":
        views.update(view, this.#checked(data.view, view), undefined);
        break;
      case "push":
        views.push(this.#person, this.#checked(data.view, null), view.id);
        break;
      default:
        return data satisfies never;
    }
    return data.response_action;
  }

  #checked(given: unknown, self: StoredView | null): ReturnType<typeof readModal> {
    const form = readModal(given);
    this.#parts.views.check(this.#person.workspace, form, self);
    return form;
  }

  #fail(): Submission {
    this.#tell(TROUBLE);
    return "failed";
  }
}
