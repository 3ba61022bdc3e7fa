import type { FieldContext } from "../../../src/core/conversation/field.ts";
import { at, zone } from "../stores/samples.ts";

/** A Wednesday morning in Stockholm, with nothing answered yet. */
export function aContext(changes: Partial<FieldContext> = {}): FieldContext {
  return {
    now: at("2026-11-18T10:00:00+01:00"),
    language: "en",
    locale: "en-GB",
    commands: "each",
    zone: zone("Europe/Stockholm"),
    values: {},
    ...changes,
  };
}
