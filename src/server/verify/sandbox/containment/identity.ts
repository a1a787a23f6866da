/**
 * Whom a job runs as: the person, in namespaces of their own; or, where that is the real root, a user
 * that nobody is. The kernel never counts root's processes, and asks root's files no questions.
 */
export type Identity =
  | { readonly kind: 'person' }
  | { readonly kind: 'nobody'; readonly uid: number };

/** The identity for one more run of the process with this user id. */
export function createIdentity(uid: number): Identity {
  if (uid !== 0) return { kind: 'person' };
  runs += 1;
  return { kind: 'nobody', uid: FIRST_UID + ((process.pid * RUNS_PER_PID + runs) % UIDS) };
}

/** Far above the numbers that systems hand out; another one for each run, so that none share a limit. */
const FIRST_UID = 1_900_000_000;
const UIDS = 10_000_000;
const RUNS_PER_PID = 64;
let runs = 0;
