declare const brand: unique symbol;

/** A type of its own for a primitive, so that one kind of value is never taken for another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Every id is a random UUID (version 4, lower case): never sequential, so never guessable. */
export type UserId = Brand<string, "UserId">;
export type AddressId = Brand<string, "AddressId">;
export type InterviewId = Brand<string, "InterviewId">;
export type PersonId = Brand<string, "PersonId">;
export type ReminderId = Brand<string, "ReminderId">;
export type DeliveryId = Brand<string, "DeliveryId">;

type AnyId = UserId | AddressId | InterviewId | PersonId | ReminderId | DeliveryId;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** The text as an id of the wanted kind, or null when it is not a lower-case UUID. */
export function parseId<Id extends AnyId>(text: string): Id | null {
  return UUID.test(text) ? (text as Id) : null;
}

/**
 * A new id from a source of random UUIDs.
 * @throws {RangeError} when the source gives anything else.
 */
export function freshId<Id extends AnyId>(newId: () => string): Id {
  const id = parseId<Id>(newId());
  if (id === null) throw new RangeError("a fresh id must be a lower-case UUID");
  return id;
}
