/** The door of `core/answer/place`: what other rooms may use of it. */
export { appendAnswer } from './appendAnswer.ts';
export { applyAnswer, type Place } from './applyAnswer.ts';
