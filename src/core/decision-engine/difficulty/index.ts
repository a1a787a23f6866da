/** The door of `core/decision-engine/difficulty`: what other rooms may use of it. */

export { estimateTaskDifficulty, type TaskDifficulty } from './estimateTaskDifficulty.ts';
export { computeLeaning } from './leaning.ts';
export {
  averageNodes,
  buildRouterModel,
  computeAbilityScale,
  computeSuccessNodes,
  loadRouterModel,
  type RouterModel,
  scoreGain,
  sigmoid,
  toLogOdds,
} from './routerModel.ts';
