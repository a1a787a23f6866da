/** The door of `core/decision-engine/task`: what other rooms may use of it. */
export { splitPrompt } from './splitPrompt.ts';
export {
  extractTaskFeatures,
  type FeatureName,
  KIND_NAMES,
  readTaskFeatures,
  type TaskFeatures,
} from './taskFeatures.ts';
export { detectIntent } from './taskKind.ts';
