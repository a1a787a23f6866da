/**
 * Tries examples of the form "this call gives that value". It fails with one line per example that does
 * not hold, and where none of the request's own could be tried, which proves nothing.
 *
 * Values are compared as values, so that spacing and rounding do not matter.
 */

/** Each case is `[text, call, expected, isAsked]`; code that `prints` may give nothing. */
export async function tryExamples(cases, prints) {
  const wrong = [];
  let proven = 0;
  for (const [text, call, expected, isAsked] of cases) {
    try {
      const got = await call();
      if (got === undefined && expected() !== undefined && prints) continue;
      if (isSame(got, expected())) proven += isAsked;
      else wrong.push(`${text}, but it gives ${JSON.stringify(toPlain(got))}`);
    } catch (error) {
      wrong.push(`${text}, but it throws ${error}`);
    }
  }
  if (wrong.length > 0) fail('examples-fail', wrong.join('\n'));
  if (proven === 0) fail('nothing-proven', 'nothing was proven');
}

function isNear(a, b) {
  if (Object.is(a, b) || a === b) return true;
  const shown = Number.isInteger(b) ? '' : (String(b).split('.')[1] ?? '');
  const off = shown === '' ? 1e-9 * Math.max(1, Math.abs(b)) : 0.5001 * 10 ** -shown.length;
  return Math.abs(a - b) <= off;
}

function toPlain(value) {
  if (value instanceof Set || value instanceof Map) return [...value];
  return typeof value?.next === 'function' && value.take ? [...value.take(1000)] : value;
}

function isSame(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return isNear(a, b);
  // biome-ignore lint/suspicious/noDoubleEquals: an example writes 1 for true and null for nothing.
  if (a == null || b == null || typeof a !== 'object' || typeof b !== 'object') return a == b;
  const [x, y] = [a, b].map(toPlain);
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every(key => isSame(x[key], y[key]));
}

/** The harness tells the code, and not the words, apart. */
function fail(checkCode, told) {
  throw Object.assign(new Error(told), { checkCode });
}
