/** What the GGUF file says about tinycoder: its shape, its tokens, how a chat is written. */
import type { GgufValue } from './gguf.ts';

export interface Shape {
  readonly contextTokens: number;
  readonly width: number;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly halfPrecision: boolean;
}

/** llama.cpp's Jinja drops a newline at a template's end, hence the quoted one. */
const CHAT_TEMPLATE =
  "{% for m in messages %}{% if m.role == 'user' %}User: {{ m.content }}\n" +
  "{% endif %}{% endfor %}{{ 'Assistant:\\n' }}";

/** SentencePiece's special tokens, one for each byte, then what was learned. */
export const FIRST_BYTE = 3;
export const FIRST_TEXT = FIRST_BYTE + 256;

/** @param tokens all of them, the best merge first. @param single how many are single characters. */
export function metadata(
  shape: Shape,
  tokens: readonly string[],
  single: number,
): Readonly<Record<string, GgufValue>> {
  return {
    'general.architecture': { type: 'string', value: 'llama' },
    'general.name': { type: 'string', value: 'tinycoder' },
    'general.file_type': u32(shape.halfPrecision ? 1 : 0),
    'llama.context_length': u32(shape.contextTokens),
    'llama.embedding_length': u32(shape.width),
    'llama.block_count': u32(shape.layers),
    'llama.feed_forward_length': u32(shape.hidden),
    'llama.attention.head_count': u32(shape.heads),
    'llama.attention.head_count_kv': u32(shape.heads),
    'llama.attention.layer_norm_rms_epsilon': { type: 'f32', value: 1e-5 },
    'llama.rope.dimension_count': u32(shape.width / shape.heads),
    'llama.vocab_size': u32(tokens.length),
    'tokenizer.ggml.model': { type: 'string', value: 'llama' },
    'tokenizer.ggml.tokens': array('string', tokens),
    'tokenizer.ggml.scores': array(
      'f32',
      tokens.map((_, id) => score(id, single)),
    ),
    'tokenizer.ggml.token_type': array('i32', tokens.map(tokenType)),
    'tokenizer.ggml.bos_token_id': u32(1),
    'tokenizer.ggml.eos_token_id': u32(2),
    'tokenizer.ggml.unknown_token_id': u32(0),
    'tokenizer.chat_template': { type: 'string', value: CHAT_TEMPLATE },
  };
}

/** Merges are tried from the highest score on; a single character is never preferred. */
function score(id: number, single: number): number {
  if (id < FIRST_TEXT) return 0;
  return id < FIRST_TEXT + single ? -1e6 : -(id - FIRST_TEXT - single);
}

/** 1 normal, 2 unknown, 3 control, 5 unused, 6 byte. */
function tokenType(token: string, id: number): number {
  if (id === 0) return 2;
  if (id < FIRST_BYTE) return 3;
  if (id < FIRST_TEXT) return 6;
  return token.startsWith('<pad') ? 5 : 1;
}

function u32(value: number): GgufValue {
  return { type: 'u32', value };
}

function array(type: 'string', values: readonly string[]): GgufValue;
function array(type: 'f32' | 'i32', values: readonly number[]): GgufValue;
function array(type: 'string' | 'f32' | 'i32', values: readonly (string | number)[]): GgufValue {
  return { type: 'array', value: values.map(value => ({ type, value }) as GgufValue) };
}
