import { randomBytes } from "node:crypto";
import { withIds } from "./blocks.ts";
import { type FieldState, statesOf, type Values } from "./field-state.ts";
import { SlackError } from "./slack-error.ts";
import type { HomeForm, ModalForm } from "./view-form.ts";
import { type Account, APP_ID, type Workspace, type World } from "./world.ts";

const MAX_STACK = 3;
const MAX_BYTES = 250_000;

type Form = ModalForm | HomeForm;

export interface StoredView {
  readonly id: string;
  readonly account: Account;
  readonly rootId: string;
  readonly previousId: string | null;
  form: Form;
  hash: string;
  values: Values;
  /** By block, what the app says is wrong. */
  errors: Readonly<Record<string, string>>;
}

/** Each person's open modals, up to three above each other, and their App Home. */
export class Views {
  readonly #world: World;
  readonly #stacks = new Map<Account, StoredView[]>();
  readonly #homes = new Map<Account, StoredView>();

  constructor(world: World) {
    this.#world = world;
  }

  /** From the bottom up. */
  stackOf(account: Account): readonly StoredView[] {
    return this.#stacks.get(account) ?? [];
  }

  homeOf(account: Account): StoredView | null {
    return this.#homes.get(account) ?? null;
  }

  /** @throws {SlackError} `view_too_large`, `duplicate_external_id` */
  check(workspace: Workspace, form: Form, self: StoredView | null = null): void {
    if (Buffer.byteLength(JSON.stringify(form)) > MAX_BYTES) throw new SlackError("view_too_large");
    const { external_id: externalId = "" } = form;
    if (externalId === "") return;
    const known = this.#byExternalId(workspace, externalId);
    if (known !== undefined && known !== self) throw new SlackError("duplicate_external_id");
  }

  /** In place of whatever was open. */
  open(account: Account, form: ModalForm): StoredView {
    return this.#put(account, form, []);
  }

  /** @throws {SlackError} `not_found` when the modal below is not open any more, `push_limit_reached` */
  push(account: Account, form: ModalForm, below: string | null): StoredView {
    const stack = this.stackOf(account);
    if (!stack.some(({ id }) => id === below)) throw new SlackError("not_found");
    if (stack.length >= MAX_STACK) throw new SlackError("push_limit_reached");
    return this.#put(account, form, stack);
  }

  /** @throws {SlackError} `not_found` */
  find(workspace: Workspace, by: { readonly id?: string; readonly externalId?: string }): StoredView {
    const found = [...this.#stacks.values()].flat().find((view) => view.id === by.id);
    const view = found ?? this.#byExternalId(workspace, by.externalId);
    if (view?.account.workspace !== workspace) throw new SlackError("not_found");
    return view;
  }

  /** @throws {SlackError} `hash_conflict` */
  update(view: StoredView, form: Form, hash: string | undefined): StoredView {
    if (hash !== undefined && hash !== view.hash) throw new SlackError("hash_conflict");
    view.form = this.#named(form);
    view.hash = this.#newHash();
    view.values = statesOf(view.form.blocks, view.values);
    view.errors = {};
    this.#world.changes.notify();
    return view;
  }

  /** @throws {SlackError} `hash_conflict` */
  publish(account: Account, form: HomeForm, hash: string | undefined): StoredView {
    const known = this.#homes.get(account);
    if (known !== undefined) return this.update(known, form, hash);
    const home = this.#make(account, form, []);
    this.#homes.set(account, home);
    this.#world.changes.notify();
    return home;
  }

  fill(view: StoredView, blockId: string, actionId: string, state: FieldState): void {
    view.values = { ...view.values, [blockId]: { ...view.values[blockId], [actionId]: state } };
    this.#world.changes.notify();
  }

  complain(view: StoredView, errors: Readonly<Record<string, string>>): void {
    view.errors = errors;
    this.#world.changes.notify();
  }

  /** Closes a modal and all above it; the one below comes to light. */
  close(view: StoredView): void {
    const stack = this.stackOf(view.account);
    this.#stacks.set(view.account, stack.slice(0, stack.indexOf(view)));
    this.#world.changes.notify();
  }

  clear(account: Account): void {
    this.#stacks.delete(account);
    this.#world.changes.notify();
  }

  #byExternalId(workspace: Workspace, externalId: string | undefined): StoredView | undefined {
    return [...this.#stacks.values(), [...this.#homes.values()]]
      .flat()
      .find(({ account, form }) => account.workspace === workspace && form.external_id === externalId);
  }

  #put(account: Account, form: ModalForm, below: readonly StoredView[]): StoredView {
    const view = this.#make(account, form, below);
    this.#stacks.set(account, [...below, view]);
    this.#world.changes.notify();
    return view;
  }

  #make(account: Account, form: Form, below: readonly StoredView[]): StoredView {
    const id = this.#world.newId("V");
    const named = this.#named(form);
    return {
      id,
      account,
      rootId: below[0]?.id ?? id,
      previousId: below.at(-1)?.id ?? null,
      form: named,
      hash: this.#newHash(),
      values: statesOf(named.blocks),
      errors: {},
    };
  }

  #named(form: Form): Form {
    return { ...form, blocks: [...withIds(form.blocks, () => this.#world.newId(""))] };
  }

  #newHash(): string {
    return `${this.#world.nowSeconds()}.${randomBytes(4).toString("hex")}`;
  }
}

/** A view as answers and interactions carry it. */
export function wireView(view: StoredView): Readonly<Record<string, unknown>> {
  const { account, form } = view;
  const { id: team, installation } = account.workspace;
  return {
    id: view.id,
    team_id: team,
    type: form.type,
    blocks: form.blocks,
    private_metadata: form.private_metadata ?? "",
    callback_id: form.callback_id ?? "",
    state: { values: view.values },
    hash: view.hash,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: APP_ID,
    external_id: form.external_id ?? "",
    app_installed_team_id: team,
    bot_id: installation?.botId,
    ...(form.type === "modal" ? frameOf(form) : HOME_FRAME),
  };
}

const HOME_FRAME = {
  title: { type: "plain_text", text: "View Title", emoji: true },
  close: null,
  submit: null,
  clear_on_close: false,
  notify_on_close: false,
};

function frameOf({ title, close, submit, clear_on_close, notify_on_close }: ModalForm): object {
  return {
    title,
    close: close ?? null,
    submit: submit ?? null,
    clear_on_close: clear_on_close ?? false,
    notify_on_close: notify_on_close ?? false,
  };
}
