/** Writes GGUF version 3, the file format of llama.cpp: metadata, then tensors. */
import { writeFileSync } from 'node:fs';

/** A metadata value with its type. */
export type GgufValue =
  | { readonly type: 'u32' | 'i32' | 'f32'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'array'; readonly value: readonly GgufValue[] };

export interface Tensor {
  readonly name: string;
  /** Sizes, the fastest-changing first. */
  readonly shape: readonly number[];
  readonly format: 'f32' | 'f16';
  readonly data: Buffer;
}

const ALIGNMENT = 32;
const VALUE_TYPE = { u32: 4, i32: 5, f32: 6, string: 8, array: 9 } as const;
const TENSOR_TYPE = { f32: 0, f16: 1 } as const;

export function writeGguf(
  path: string,
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly Tensor[],
): void {
  const entries = Object.entries(metadata);
  const head = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(entries.length)];
  for (const [key, value] of entries) {
    head.push(text(key), u32(VALUE_TYPE[value.type]), encode(value));
  }
  let offset = 0;
  for (const { name, shape, format, data } of tensors) {
    head.push(text(name), u32(shape.length), ...shape.map(u64), u32(TENSOR_TYPE[format]));
    head.push(u64(offset));
    offset += padded(data).length;
  }
  writeFileSync(
    path,
    Buffer.concat([padded(Buffer.concat(head)), ...tensors.map(t => padded(t.data))]),
  );
}

function encode(value: GgufValue): Buffer {
  switch (value.type) {
    case 'u32':
      return u32(value.value);
    case 'i32':
      return Buffer.from(Int32Array.of(value.value).buffer);
    case 'f32':
      return Buffer.from(Float32Array.of(value.value).buffer);
    case 'string':
      return text(value.value);
    case 'array': {
      const type = VALUE_TYPE[value.value[0]?.type ?? 'u32'];
      return Buffer.concat([u32(type), u64(value.value.length), ...value.value.map(encode)]);
    }
  }
}

function u32(value: number): Buffer {
  return Buffer.from(Uint32Array.of(value).buffer);
}

function u64(value: number): Buffer {
  return Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)]);
}
