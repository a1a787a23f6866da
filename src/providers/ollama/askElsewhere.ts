/**
 * Whether an end point passes prompts for a model on to another machine: what `/api/show` says of it now. A name
 * can become one of Ollama's cloud after the list was read, and behind `/v1` nothing else tells.
 */
import { askJson, type Endpoint, TransportError, Watchdog } from '../http/index.ts';
import type { CallLimits } from '../provider.ts';
import { isCloudTag } from './cloudName.ts';
import { readShow } from './ollamaModels.ts';

/** It answers at once, or the prompt stays. */
const LIMITS: CallLimits = {
  connectMs: 1_000,
  firstTokenMs: 5_000,
  idleMs: 5_000,
  totalMs: 5_000,
  maxBodyBytes: 8 * 1024 * 1024,
};

/** `endpoint` may be that of `/v1`. True where nobody answers. Never rejects. */
export async function askElsewhere(
  endpoint: Endpoint,
  model: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (isCloudTag(model)) return true;
  const root = findRoot(endpoint);
  using watch = new Watchdog(root, LIMITS, signal);
  try {
    const told = await askJson(root, '/api/show', { model }, watch, LIMITS.maxBodyBytes);
    return readShow(told).elsewhere;
  } catch (error) {
    // Who does not know the question is no Ollama, or does not have the model.
    const what = TransportError.within(error)?.fault.what;
    return what !== 'refused' && what !== 'malformed' && what !== 'told';
  }
}

/** Where Ollama's own API is, if it is one. */
export function findRoot(endpoint: Endpoint): Endpoint {
  return { ...endpoint, baseUrl: endpoint.baseUrl.replace(/\/+v1$/, '') };
}
