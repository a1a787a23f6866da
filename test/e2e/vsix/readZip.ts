/** Reads a zip file such as a VSIX whole: it is small, and comes from our own packer. */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_RECORD = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_UNPACKED_BYTES = 50_000_000;

/** Each file's path and bytes, in the order of the directory. Throws when it is no zip. */
export function readZip(path: string): ReadonlyMap<string, Buffer> {
  const zip = readFileSync(path);
  const end = zip.length - END_BYTES;
  // A packer's comment would stand after the record; ours writes none.
  if (end < 0 || zip.readUInt32LE(end) !== END_RECORD) throw new Error(`${path} is no zip file.`);
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`${path}: no entry at byte ${at}.`);
    const nameBytes = zip.readUInt16LE(at + 28);
    const afterName = at + ENTRY_BYTES + nameBytes;
    files.set(zip.toString('utf8', at + ENTRY_BYTES, afterName), content(zip, at));
    at = afterName + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** `entry` is where the directory speaks of the file; its bytes follow a header of their own. */
function content(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const packedBytes = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  const start =
    header + LOCAL_BYTES + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + packedBytes);
  if (method === 0) return packed;
  return inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES });
}
