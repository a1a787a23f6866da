/** `node export.ts tinycoder.bin out.gguf`: the trained weights as a GGUF file of 16-bit numbers. */
import { readFileSync } from 'node:fs';
import { type Tensor, writeGguf } from './gguf.ts';
import { metadata } from './metadata.ts';
import { SINGLE, VOCABULARY_SIZE, vocabulary } from './vocabulary.ts';

const HEADER_INTS = 7;

const [checkpoint, out] = process.argv.slice(2);
if (!checkpoint || !out) throw new Error('Usage: node export.ts <tinycoder.bin> <out.gguf>');
const bytes = readFileSync(checkpoint);
const header = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 28));
const [width = 0, hidden = 0, layers = 0, heads = 0, , tokens, contextTokens = 0] = header;
if (tokens !== VOCABULARY_SIZE) throw new Error(`${checkpoint} has ${tokens} tokens.`);
const shape = { contextTokens, width, layers, hidden, heads, halfPrecision: true };
writeGguf(out, metadata(shape, vocabulary(), SINGLE.length), tensors());

/** In the file they are grouped by kind, as `train.py` wrote them; in GGUF by layer. */
function tensors(): readonly Tensor[] {
  let offset = HEADER_INTS * 4;
  const read = (name: string, shape: readonly number[]) => {
    const size = 4 * shape.reduce((product, length) => product * length, 1);
    const data = bytes.subarray(offset, offset + size);
    offset += size;
    return tensor(name, shape, data);
  };
  const perLayer = (name: string, shape: readonly number[]) =>
    Array.from({ length: layers }, (_, layer) => read(`blk.${layer}.${name}.weight`, shape));

  const embedding = read('token_embd.weight', [width, VOCABULARY_SIZE]);
  const attentionNorm = perLayer('attn_norm', [width]);
  const square = [width, width];
  const attention = ['attn_q', 'attn_k', 'attn_v', 'attn_output'].map(name =>
    perLayer(name, square),
  );
  const ffnNorm = perLayer('ffn_norm', [width]);
  const gate = perLayer('ffn_gate', [width, hidden]);
  const down = perLayer('ffn_down', [hidden, width]);
  const up = perLayer('ffn_up', [width, hidden]);
  const outputNorm = read('output_norm.weight', [width]);
  const kinds = [attentionNorm, ...attention, ffnNorm, gate, down, up];
  const blocks = Array.from({ length: layers }, (_, layer) => kinds.map(kind => kind[layer]!));
  return [embedding, outputNorm, ...blocks.flat()];
}

/** Norms stay as they are: llama.cpp wants them in 32 bits. */
function tensor(name: string, shape: readonly number[], data: Buffer): Tensor {
  if (shape.length === 1) return { name, shape, format: 'f32', data };
  const floats = new Float32Array(
    data.buffer.slice(data.byteOffset, data.byteOffset + data.length),
  );
  const half = Buffer.alloc(floats.length * 2);
  const view = new DataView(half.buffer, half.byteOffset);
  floats.forEach((value, index) => {
    view.setFloat16(index * 2, value, true);
  });
  return { name, shape, format: 'f16', data: half };
}
