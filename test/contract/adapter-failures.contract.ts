import { beforeEach, expect, it } from "vitest";
import { view } from "../../src/core/view/view.ts";
import { type Adapter, DeliveryError, type DeliveryFailure } from "../../src/ports/adapter.ts";
import type { FaultKind } from "../doubles/shared/faults.ts";
import { type AdapterHarness, type ContractPerson, firstAttempt } from "./adapter-harness.ts";

interface Expectation {
  readonly fault: FaultKind;
  readonly code: DeliveryFailure;
  /** How many messages the person sees afterwards. */
  readonly shown: number;
}

const EXPECTED: readonly Expectation[] = [
  { fault: { kind: "429", retryAfterSeconds: 7 }, code: "rate_limited", shown: 0 },
  { fault: { kind: "5xx-before", status: 502 }, code: "uncertain", shown: 0 },
  { fault: { kind: "5xx-after", status: 500 }, code: "uncertain", shown: 1 },
  { fault: { kind: "lost-request" }, code: "uncertain", shown: 0 },
  { fault: { kind: "lost-answer" }, code: "uncertain", shown: 1 },
];

const HELLO = view([{ kind: "text", text: "Hello" }]);

/** Each fault gives its own code, and exactly one request: the SDKs' retries are off. */
export function deliveryFailures(current: () => AdapterHarness): void {
  let harness: AdapterHarness;
  let ada: ContractPerson;

  beforeEach(() => {
    harness = current();
    ada = harness.person("ada");
  });

  const failure = async (adapter: Adapter, to = ada.address): Promise<DeliveryError> => {
    const error: unknown = await adapter.send(to, HELLO, firstAttempt()).catch((reason: unknown) => reason);
    return error instanceof DeliveryError
      ? error
      : expect.unreachable(`a DeliveryError, not ${String(error)}`);
  };

  it.each(EXPECTED)("$fault.kind is $code, after one request", async ({ fault, code, shown }) => {
    harness.fault(fault);
    expect((await failure(harness.adapter)).code).toBe(code);
    expect(harness.requests()).toBe(1);
    expect(ada.sees()).toHaveLength(shown);
  });

  it("how long the platform wants to be left alone", async () => {
    harness.fault({ kind: "429", retryAfterSeconds: 7 });
    expect((await failure(harness.adapter)).retryAfterMs).toBe(7000);
  });

  it("a platform that cannot be connected to is unreachable", async () => {
    expect((await failure(harness.unreachable())).code).toBe("unreachable");
  });

  it("a person who has shut us out has blocked us, and an unknown chat is gone", async () => {
    expect((await failure(harness.adapter, harness.nowhere)).code).toBe("gone");
    ada.blocks();
    expect((await failure(harness.adapter)).code).toBe("blocked");
    ada.unblocks();
    await harness.adapter.send(ada.address, HELLO, firstAttempt());
    expect(ada.sees()).toHaveLength(1);
  });

  it("without a word of what was to be said, nor anything else that an error drags along", async () => {
    const secret = "Very private words";
    harness.fault({ kind: "lost-answer" });
    const error: unknown = await harness.adapter
      .send(ada.address, view([{ kind: "text", text: secret }]), firstAttempt())
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ cause: undefined });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
  });
}
