/** Numbers as signed bytes in base64, times the unit that makes the largest of them 127. */
import type { PackedTable } from '../src/core/decision-engine/difficulty/expertHead.ts';

const LARGEST_BYTE = 127;

export function packed(values: ArrayLike<number>): PackedTable {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at]!));
  const unit = most === 0 ? 1 : most / LARGEST_BYTE;
  const bytes = Int8Array.from(values, value => Math.round(value / unit));
  return { unit, bytes: Buffer.from(bytes.buffer).toString('base64') };
}
