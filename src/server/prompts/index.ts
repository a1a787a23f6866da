/** The door of `server/prompts`: what other rooms may use of it. */
export { servePrompts } from './servePrompts.ts';
