/** For how long a message that was claimed is one process's alone to send. */
export interface Lease {
  readonly forMs: number;
  /**
   * So long after the claim the message is not sent any more: a request to the platform may take what is left, and
   * the lease must not run out meanwhile. A process that was frozen in between begins anew.
   */
  readonly sendWithinMs: number;
}

/** A request to a platform may take 8 s. */
export const LEASE: Lease = { forMs: 20_000, sendWithinMs: 10_000 };
