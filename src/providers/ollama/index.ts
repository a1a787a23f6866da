/** The door of `providers/ollama`: what other rooms may use of it. */
export { OLLAMA } from './createOllama.ts';
