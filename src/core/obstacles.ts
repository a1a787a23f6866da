/** What stood in the way of a task without an answer. Clients decide by it what they offer. */

export const OBSTACLES = [
  'local-only', // a rule keeps it on this machine, and no model there did it
  'budget', // a budget kept paid models out
  'ledger', // a ledger that cannot be used did
  'too-dear', // the most that this task may cost kept them out
  'no-budget', // no budget binds paid calls, and the user did not agree to that
  'not-agreed', // the user did not agree that free use becomes paid
  'key', // a key is missing, wrong or revoked
  'credit', // an account is out of credit
  'model-missing', // Ollama could fetch it
  'no-model', // no end point offers any
  'too-long', // for every window
  'failed-check', // answers came, and none passed
  'unavailable', // end points are down, busy or silent
] as const;
export type Obstacle = (typeof OBSTACLES)[number];
