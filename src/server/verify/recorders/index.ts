/** The door of `server/verify/recorders`: what other rooms may use of it. */
export { SCRIPT_RECORDER, SNAKE_RECORDER } from './texts.ts';
