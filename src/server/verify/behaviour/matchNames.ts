/** Which function of a translation stands for which: languages write the same name each in its own way. */
import type { Signature } from './readSignatures.ts';

/** By the old names; null where one has no counterpart. */
export function matchNames(
  old: readonly Signature[],
  now: readonly Signature[],
): ReadonlyMap<string, string> | null {
  const [only, own] = [old[0], now[0]];
  if (old.length === 1 && now.length === 1 && only !== undefined && own !== undefined) {
    return new Map([[only.name, own.name], ...matchMembers(only, own)]);
  }
  const names = new Map<string, string>();
  for (const signature of old) {
    const found = now.find(({ name }) => fold(name) === fold(signature.name));
    if (found === undefined) return null;
    names.set(signature.name, found.name);
    for (const [from, to] of matchMembers(signature, found)) names.set(from, to);
  }
  return names;
}

function matchMembers(old: Signature, now: Signature): readonly (readonly [string, string])[] {
  return old.methods.flatMap(({ name }) => {
    const found = now.methods.find(method => fold(method.name) === fold(name));
    return found === undefined ? [] : [[name, found.name] as const];
  });
}

function fold(name: string): string {
  return name.replace(/[_$]/g, '').toLowerCase();
}
