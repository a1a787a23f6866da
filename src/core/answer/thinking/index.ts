/** The door of `core/answer/thinking`: what other rooms may use of it. */
export { stripThinking } from './stripThinking.ts';
