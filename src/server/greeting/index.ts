/** The door of `server/greeting`: what other rooms may use of it. */
export { type Answered, answerEarly } from './answerEarly.ts';
export { BUILT_GREETING, type Greeting } from './greeting.ts';
export { keepTools } from './keepTools.ts';
