import { DeliveryError } from "../../src/ports/adapter.ts";

/** True when surely nothing was shown. */
export function isSurelyNot({ code }: DeliveryError): boolean {
  return code === "rate_limited" || code === "unreachable";
}

/** When a part was shown already, nobody may say that surely nothing was. */
export function afterShowing(parts: number, error: DeliveryError): DeliveryError {
  if (parts === 0 || !isSurelyNot(error)) return error;
  return new DeliveryError("uncertain", `${error.message}, after ${parts} parts were shown`, {
    ...(error.retryAfterMs !== null && { retryAfterMs: error.retryAfterMs }),
  });
}
