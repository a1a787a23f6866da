/**
 * The end point may in truth be an Ollama, which also serves models of its cloud: these are not local, whatever the
 * slot says that it was put into.
 */
import type { Model } from '../../../core/types.ts';
import type { Endpoint, Watchdog } from '../../http/index.ts';
import {
  findRoot,
  isCloudTag,
  listModelsElsewhere,
  type ModelDetails,
} from '../../ollama/index.ts';

const NONE: ReadonlySet<string> = new Set();

/** `models` without those; all of them where they are not said to be local. Never rejects. */
export async function keepLocal(
  models: readonly Model[],
  endpoint: Endpoint,
  shown: Map<string, ModelDetails>,
  watch: Watchdog,
): Promise<readonly Model[]> {
  if (!models.some(({ tier }) => tier === 'local')) return models;
  const elsewhere = await listModelsElsewhere(findRoot(endpoint), shown, watch).catch(() => NONE);
  return models.filter(
    ({ tier, name }) => tier !== 'local' || !(isCloudTag(name) || elsewhere.has(name)),
  );
}
