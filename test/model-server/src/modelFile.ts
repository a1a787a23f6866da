/** A weights file under the name that clients ask for it by. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { GgufFileType, type GgufMetadata, readGgufFileInfo } from 'node-llama-cpp';

export interface ModelFile {
  /** As given on the command line: `tinycoder`. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  readonly modifiedAt: Date;
  /** As the file says, e.g. `llama`. */
  readonly architecture: string;
  /** Tokens of the window that the model was trained with. */
  readonly contextTokens: number;
  /** All that the file says about itself. */
  readonly metadata: GgufMetadata;
  /** How many weights there are. */
  readonly parameters: number;
  /** E.g. `F16`. */
  readonly quantization: string;
}

/**
 * Reads `name=path.gguf`. The whole file is hashed, as Ollama's catalogue wants it.
 *
 * @throws when the text has another shape or the file can't be read.
 */
export async function readModelFile(spec: string): Promise<ModelFile> {
  const [name, path, ...rest] = spec.split('=');
  if (!name || !path || rest.length > 0) {
    throw new Error(`A model is given as name=path.gguf; received ${JSON.stringify(spec)}.`);
  }
  const absolute = resolve(path);
  const content = readFileSync(absolute);
  const { metadata, fullTensorInfo } = await readGgufFileInfo(absolute, {
    sourceType: 'filesystem',
  });
  const { architecture } = metadata.general;
  const contextTokens = metadata[architecture]?.context_length;
  if (!contextTokens) throw new Error(`${absolute} does not tell its context length.`);
  return {
    name,
    path: absolute,
    bytes: content.length,
    digest: createHash('sha256').update(content).digest('hex'),
    modifiedAt: statSync(absolute).mtime,
    architecture,
    contextTokens,
    metadata,
    parameters: (fullTensorInfo ?? []).reduce((sum, tensor) => sum + volume(tensor.dimensions), 0),
    quantization: fileTypeName(metadata.general.file_type),
  };
}

function volume(dimensions: readonly (number | bigint)[]): number {
  return dimensions.reduce((product: number, size) => product * Number(size), 1);
}

function fileTypeName(fileType: number | undefined): string {
  const name = fileType === undefined ? undefined : GgufFileType[fileType];
  return name?.replace(/^(MOSTLY|ALL)_/, '') ?? 'unknown';
}

/** Ollama's full name: a name without a tag means `:latest`. */
export function withTag(name: string): string {
  return name.includes(':') ? name : `${name}:latest`;
}
