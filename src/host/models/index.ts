/** The door of `host/models`: what other rooms may use of it. */
export { registerModels } from './registerModels.ts';
