import type { Address, MessageRef, Platform } from "../../src/core/address.ts";
import { parseAction } from "../../src/core/conversation/action.ts";
import type { DeliveryId } from "../../src/core/ids.ts";
import { duration, MINUTE_MS } from "../../src/core/time/instant.ts";
import type { View } from "../../src/core/view/view.ts";
import { type Adapter, type Attempt, DeliveryError, type Receipt } from "../../src/ports/adapter.ts";
import type { Faults, PlatformFault } from "./faults.ts";
import type { Machine } from "./machine.ts";
import type { Random } from "./random.ts";
import type { Timeline } from "./timeline.ts";

/** For so long a platform that knows nonces answers a repeated one with the first one's message. */
const NONCE_MS = 5 * MINUTE_MS;
const CALL_TIMEOUT_MS = 8_000;
const FASTEST_MS = 10;
const USUAL_MS = 250;
const LATEST_MS = 12_000;

/** A message as the person has it before them. */
export interface Copy {
  readonly key: DeliveryId;
  readonly platform: Platform;
  readonly chat: string;
  readonly atMs: number;
  /** What it is about: reminders as of a revision, or a reply. */
  readonly subjects: readonly string[];
  /** Whether it says that it may be there twice. */
  readonly isMarked: boolean;
}

/** What a platform offers to whoever does not know whether a message got through. */
interface Abilities {
  readonly knowsNonces: boolean;
  readonly canBeReadBack: boolean;
}

export const ABILITIES: Readonly<Record<"telegram" | "discord" | "slack", Abilities>> = {
  telegram: { knowsNonces: false, canBeReadBack: false },
  discord: { knowsNonces: true, canBeReadBack: true },
  slack: { knowsNonces: false, canBeReadBack: true },
};
export type ModelledPlatform = keyof typeof ABILITIES;

/** A platform's server: what it has taken, and who lets nobody in. */
export class ModelPlatform {
  readonly platform: ModelledPlatform;
  readonly copies: Copy[] = [];
  readonly shutChats = new Set<string>();
  /** Told of every message that is taken as a new one. */
  onCopy: (copy: Copy, call: Call) => void = () => {};

  constructor(platform: ModelledPlatform) {
    this.platform = platform;
  }

  find(key: DeliveryId, chat: string, sinceMs: number): Copy | undefined {
    return this.copies.find((copy) => copy.key === key && copy.chat === chat && copy.atMs >= sinceMs);
  }

  take(copy: Copy, call: Call): void {
    if (ABILITIES[this.platform].knowsNonces && this.find(copy.key, copy.chat, copy.atMs - NONCE_MS)) return;
    this.copies.push(copy);
    this.onCopy(copy, call);
  }
}

/** One call of an adapter to send something. */
export interface Call {
  readonly begunAtMs: number;
  readonly inDoubt: boolean;
}

interface Parts {
  readonly timeline: Timeline;
  readonly machine: Machine;
  readonly faults: Faults;
  readonly random: Random;
  /** Told of every call before anything else happens. */
  readonly onCall: (key: DeliveryId) => void;
}

/** A machine's way to a platform, which fails as the real ones do. */
export function modelAdapter(server: ModelPlatform, parts: Parts): Adapter {
  const { timeline, onCall } = parts;
  const { platform } = server;
  const send = async (to: Address, view: View, { key, doubt }: Attempt): Promise<Receipt> => {
    onCall(key);
    const call: Call = { begunAtMs: timeline.nowMs, inDoubt: doubt !== null };
    const ref: MessageRef = { platform, workspace: to.workspace, chat: to.chat, message: key };
    if (doubt !== null && ABILITIES[platform].canBeReadBack) {
      const sinceMs = doubt.since - MINUTE_MS;
      const found = await request(parts, () => server.find(key, to.chat, sinceMs) !== undefined);
      if (found) return { ref, isRepeat: false };
    }
    await request(parts, () => {
      if (server.shutChats.has(to.chat)) throw new DeliveryError("blocked", "the person lets nobody in");
      const copy = { key, platform, chat: to.chat, atMs: timeline.nowMs, isMarked: doubt !== null };
      server.take({ ...copy, subjects: subjectsOf(view) }, call);
    });
    return { ref, isRepeat: doubt !== null };
  };
  return {
    platform,
    showHome: null,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send,
    update: (ref) => Promise.resolve({ ref, isRepeat: false }),
    remove: () => Promise.resolve(),
    limitsOf: ({ to: { workspace } }) => [{ bucket: `${platform}:${workspace}`, perSecond: 5 }],
  };
}

/** What a message is about, as far as a person can tell from it: from its buttons, or from what it says. */
function subjectsOf({ blocks: [first], buttons }: View): readonly string[] {
  const subjects = new Set<string>();
  for (const { token } of buttons.flat()) {
    const action = parseAction(token);
    if (action?.kind === "reminder") subjects.add(`${action.reminder}.${action.revision}`);
  }
  if (subjects.size === 0 && first.kind === "text") subjects.add(first.text);
  return [...subjects];
}

/** Before the request got as far as to be taken. */
const NOT_TAKEN: Readonly<Partial<Record<PlatformFault, DeliveryError>>> = {
  unreachable: new DeliveryError("unreachable", "no connection"),
  "rate limited": new DeliveryError("rate_limited", "slow down", { retryAfterMs: duration(3_000) }),
  "failed before": new DeliveryError("uncertain", "502"),
  rejected: new DeliveryError("rejected", "400"),
};

function request<T>({ timeline, machine, faults, random }: Parts, effect: () => T): Promise<T> {
  const befalls = faults.ofMachine();
  const fault = faults.ofPlatform();
  return new Promise<T>((resolve, reject) => {
    let isOver = false;
    const end = (finish: () => void): void => {
      if (isOver) return;
      isOver = true;
      if (befalls === "crash after") machine.die();
      if (befalls === "freeze after") machine.freeze(faults.freezeMs(), faults.clockCorrectedAfterMs());
      machine.resume(finish);
    };
    const arrive = (): void => {
      const refusal = fault === null ? undefined : NOT_TAKEN[fault];
      if (refusal !== undefined) {
        end(() => reject(refusal));
        return;
      }
      let taken: T;
      try {
        taken = effect();
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error("no error")));
        return;
      }
      if (fault === "failed after") end(() => reject(new DeliveryError("uncertain", "500")));
      if (fault === null || fault === "taken late") end(() => resolve(taken));
    };
    if (befalls === "crash before") machine.die();
    if (befalls === "freeze before") machine.freeze(faults.freezeMs(), faults.clockCorrectedAfterMs());
    machine.resume(() => {
      const isLate = fault === "taken late";
      timeline.in(random.between(isLate ? USUAL_MS : FASTEST_MS, isLate ? LATEST_MS : USUAL_MS), arrive);
      if (isLate || fault === "answer lost") {
        timeline.in(CALL_TIMEOUT_MS, () => end(() => reject(new DeliveryError("uncertain", "no answer"))));
      }
    });
  });
}
