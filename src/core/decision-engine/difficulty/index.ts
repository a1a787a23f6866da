/** The door of `core/decision-engine/difficulty`: what other rooms may use of it. */

export { estimateTaskDifficulty, type TaskDifficulty } from './estimateTaskDifficulty.ts';
export {
  averageNodes,
  computeAbilityScale,
  computeSuccessNodes,
  ROUTER,
  type RouterModel,
  scoreGain,
  sigmoid,
  toLogOdds,
} from './routerModel.ts';
