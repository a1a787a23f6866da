/** The door of `server/decide`: what other rooms may use of it. */

export {
  decidePair,
  learnFromPairs,
  type PairContext,
  type PairOutcome,
  type PairTask,
} from './decidePair.ts';
export { decideRoute } from './decideRoute.ts';
export type { DecisionServices } from './decisionServices.ts';
export { measureTask } from './measureTask.ts';
