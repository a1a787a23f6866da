/**
 * What a model is asked, and what is taken from what it answers. The doors of `prompting/`:
 * a task and a strategy become a prompt, an answer becomes text and code.
 */
export { answerLanguage } from './prompting/answerLanguage.ts';
export { type BuiltPrompt, buildPrompt } from './prompting/buildPrompt.ts';
export { builtInStrategy } from './prompting/builtInStrategy.ts';
export { type CleanAnswer, cleanAnswer } from './prompting/cleanAnswer.ts';
export { type Fence, type FencedText, readFences } from './prompting/fences.ts';
export { canonicalLanguage } from './prompting/languageNames.ts';
export {
  MAX_STRATEGY_CHARS,
  type PromptingStrategy,
  type StrategyCheck,
  strategyProblems,
} from './prompting/promptingStrategy.ts';
export { repairPrompt } from './prompting/repairPrompt.ts';
export { topLevelNames } from './prompting/topLevelNames.ts';
export { wantsCode } from './prompting/wantsCode.ts';
