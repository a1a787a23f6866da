/** What the models of the picker do. Loaded when they are first asked for: a bundle of its own. */
export { answerTurn } from './answerTurn.ts';
export { countTokens } from './countTokens.ts';
export { listModels } from './listModels.ts';
