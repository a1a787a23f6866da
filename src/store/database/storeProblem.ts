/** Why the ledger cannot be trusted with money right now. Local work goes on regardless. */

export interface StoreProblem {
  readonly kind:
    | 'unwritable'
    | 'network-folder'
    | 'full'
    | 'newer-schema'
    | 'busy'
    | 'corrupt'
    | 'replaced'
    | 'rolled-back'
    | 'lost';
  /** For a person: what is wrong, and what helps. */
  readonly message: string;
}

/** Thrown by a write that must not go on top of an old copy. */
export class RollbackError extends Error {
  override readonly name = 'RolledBack';
}
