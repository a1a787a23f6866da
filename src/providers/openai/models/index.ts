/** The door of `providers/openai/models`: what other rooms may use of it. */
export { keepLocal } from './keepLocal.ts';
export { listModels } from './listModels.ts';
