/** The door of `server/decide`: what other rooms may use of it. */

export {
  decidePair,
  learnFromPairs,
  type PairContext,
  type PairOutcome,
  type PairTask,
} from './decidePair.ts';
export { type DecisionServices, decideRoute } from './decideRoute.ts';
export { measureTask } from './measureTask.ts';
