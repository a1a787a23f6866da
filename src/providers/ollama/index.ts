/** The door of `providers/ollama`: what other rooms may use of it. */
export { askElsewhere, findRoot } from './askElsewhere.ts';
export { isCloudName, isCloudTag } from './cloudName.ts';
export { OLLAMA } from './createOllama.ts';
export { listModelsElsewhere, type ModelDetails } from './ollamaModels.ts';
