/** The door of `server/verify/recorders`: what other rooms may use of it. */
export { PYTHON_RECORDER, SCRIPT_RECORDER } from './texts.ts';
