/** The door of `server/models`: what other rooms may use of it. */
export { findListPrice, matchBaseline, readBaseline } from './baseline.ts';
export { type ClientPrompting, createClientPrompting } from './createClientPrompting.ts';
export { findStrategy } from './findStrategy.ts';
export { applyModelFile, readModelFile } from './modelFile.ts';
export { ModelRegistry, REGISTRY_LIMITS } from './modelRegistry.ts';
export { priceModels } from './priceModels.ts';
export { createProviderMemory } from './providerMemory.ts';
export { createRememberedModels, type RememberedModels } from './rememberedModels.ts';
export { createTaskSizes, type TaskSizer } from './taskSizes.ts';
