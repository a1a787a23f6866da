/** The door of `providers/openai/models`: what other rooms may use of it. */
export { listModels } from './listModels.ts';
