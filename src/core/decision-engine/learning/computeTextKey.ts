/** A short key of a text that is equal for equal words, whatever the white space; not reversible. */
export function computeTextKey(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  let gap = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) {
      gap = true;
      continue;
    }
    if (gap) [a, b] = [mixHash(a, 32), mixHash(b, 33)];
    gap = false;
    a = mixHash(a, code);
    b = mixHash(b, code ^ 0x5bd1);
  }
  return `${a.toString(36)}-${b.toString(36)}`;
}

function mixHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) >>> 0;
}
