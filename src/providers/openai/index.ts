/** The door of `providers/openai`: what other rooms may use of it. */

export { createOpenAICompatible } from './createOpenAICompatible.ts';
export { createEndpointNotes } from './form/index.ts';
export { askCompletion } from './openaiChat.ts';
export { OPENAI_KINDS } from './openaiKinds.ts';
