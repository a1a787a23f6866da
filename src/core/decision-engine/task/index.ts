/** The door of `core/decision-engine/task`: what other rooms may use of it. */
export { estimateComplexity, KIND_WORDS } from './complexity.ts';
export type { TaskScope } from './detectTaskScope.ts';
export { splitPrompt } from './splitPrompt.ts';
export {
  extractTaskFeatures,
  FEATURE_NAMES,
  type FeatureName,
  type TaskFeatures,
} from './taskFeatures.ts';
export { detectIntent } from './taskKind.ts';
