/** The door of `core/chat`: what other rooms may use of it. */

export { arrangeCandidates } from './arrangeCandidates.ts';
export { estimateTextTokens } from './estimateTextTokens.ts';
export { findShownEnd } from './findShownEnd.ts';
export { findStall, type Stall } from './findStall.ts';
export { measureConversation } from './measureConversation.ts';
export { readFirstRequest, readLastRequest } from './readRequest.ts';
export { type ReadTurn, readToolCalls } from './readToolCalls.ts';
export { writeConversationText } from './writeConversationText.ts';
export { dropReasoning, writeToolsAsText } from './writeToolsAsText.ts';
