/** What Ollama says about its models: `/api/tags`, `/api/ps` and `/api/show`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Engine } from './engine.ts';
import { readBody, sendJson } from './exchange.ts';
import { type ModelFile, withTag } from './modelFile.ts';

/** How long Ollama says that it keeps an idle model. */
const KEEP_ALIVE_MS = 5 * 60 * 1000;

/** `GET /api/tags`: the models on this machine. */
export function ollamaTags(engine: Engine, response: ServerResponse): void {
  const models = engine.files.map(file => ({
    ...identity(file),
    modified_at: file.modifiedAt.toISOString(),
  }));
  sendJson(response, 200, { models });
}

/** `GET /api/ps`: the models in memory, and the window that each really has. */
export async function ollamaPs(engine: Engine, response: ServerResponse): Promise<void> {
  const loaded = await engine.loaded();
  const models = loaded.map(([file, model]) => ({
    ...identity(file),
    expires_at: new Date(model.usedAt.getTime() + KEEP_ALIVE_MS).toISOString(),
    size_vram: 0,
    context_length: model.windowTokens || file.contextTokens,
  }));
  sendJson(response, 200, { models });
}

const show = z.object({ model: z.string().optional(), name: z.string().optional() });

/** `POST /api/show`: a model's metadata, `<architecture>.context_length` among it. */
export async function ollamaShow(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, show);
  const file = engine.file(body.model ?? body.name ?? '');
  sendJson(response, 200, {
    license: 'MIT',
    modelfile: `FROM ${file.name}\nPARAMETER temperature 0`,
    parameters: 'temperature 0',
    template: file.metadata.tokenizer?.chat_template ?? '',
    details: identity(file).details,
    model_info: modelInfo(file),
    capabilities: ['completion'],
    modified_at: file.modifiedAt.toISOString(),
  });
}

function identity(file: ModelFile) {
  return {
    name: withTag(file.name),
    model: withTag(file.name),
    size: file.bytes,
    digest: file.digest,
    details: {
      parent_model: '',
      format: 'gguf',
      family: file.architecture,
      families: [file.architecture],
      parameter_size: roundedCount(file.parameters),
      quantization_level: file.quantization,
    },
  };
}

/** `626.88K`, `7.6B`: as Ollama writes them. */
function roundedCount(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(1)}B`;
  return count >= 1e6 ? `${(count / 1e6).toFixed(2)}M` : `${(count / 1e3).toFixed(2)}K`;
}

/** The file's metadata, flat, as Ollama gives it without `verbose`: counted, without lists. */
function modelInfo(file: ModelFile): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) flat[path] = null;
    else if (typeof value === 'bigint') flat[path] = Number(value);
    else if (value === null || typeof value !== 'object') flat[path] = value;
    else for (const [key, inner] of Object.entries(value)) walk(inner, path + (path && '.') + key);
  };
  walk(file.metadata, '');
  return { ...flat, 'general.parameter_count': file.parameters };
}
