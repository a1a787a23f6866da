/** The door of `core/cost-monitor/tokens`: what other rooms may use of it. */
export { type Encoding, findEncoding, loadExactCounter } from './exactTokens.ts';
export { estimateAnswerFromPrompt, estimateAnswerTokens } from './expectedAnswer.ts';
export { addTokenMargin, sizeTask } from './sizeTask.ts';
export { CHAT_TEMPLATE_TOKENS, countTokens, ESTIMATE_MARGIN, type ExactCounter } from './tokens.ts';
