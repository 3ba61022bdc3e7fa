/**
 * Postgres's words for a prepared statement that is good for nothing any more: what it reads has another type now
 * (feature not supported: "cached plan must not change result type"), or the server does not know it.
 */
export const OUTDATED: ReadonlySet<unknown> = new Set(["0A000", "26000"]);
