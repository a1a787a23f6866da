/** The matchers of Jest's and Vitest's `expect` that small tests use; what is not here throws `Missing`. */
import { assert, Missing, only } from './suites.mjs';

const { entries, fromEntries, hasOwn } = Object;
const { isArray } = Array;
const toText = Object.prototype.toString;

const close = (a, b, digits = 2) => Math.abs(a - b) < 10 ** -digits / 2;
const equal = (a, b) => {
  try {
    assert.deepStrictEqual(a, b);
    return true;
  } catch {
    return false;
  }
};
const plain = v => toText.call(v) === '[object Object]';
const loose = v =>
  isArray(v)
    ? v.map(loose)
    : plain(v)
      ? fromEntries(
          entries(v)
            .filter(([, one]) => one !== undefined)
            .map(([k, one]) => [k, loose(one)]),
        )
      : v;
const same = (a, b) => equal(loose(a), loose(b));
const thrownBy = (work, wanted) => {
  try {
    work();
  } catch (error) {
    return thrown(error, wanted);
  }
  return false;
};
const thrown = (error, wanted) =>
  wanted === undefined ||
  (typeof wanted === 'string'
    ? String(error?.message).includes(wanted)
    : wanted instanceof RegExp
      ? wanted.test(String(error?.message))
      : typeof wanted === 'function'
        ? error instanceof wanted
        : error?.message === wanted?.message);
const contains = (all, part, like) =>
  typeof all === 'string'
    ? all.includes(part)
    : [...all].some(one => (like ? same(one, part) : Object.is(one, part)));
const matches = (a, b) =>
  plain(b) ? plain(a) && Object.keys(b).every(k => matches(a[k], b[k])) : same(a, b);
const MATCHERS = {
  toBe: Object.is,
  toEqual: same,
  toStrictEqual: equal,
  toBeTruthy: a => !!a,
  toBeFalsy: a => !a,
  toBeNull: a => a === null,
  toBeNaN: a => Number.isNaN(a),
  toBeUndefined: a => a === undefined,
  toBeDefined: a => a !== undefined,
  toBeCloseTo: close,
  toBeGreaterThan: (a, b) => a > b,
  toBeGreaterThanOrEqual: (a, b) => a >= b,
  toBeLessThan: (a, b) => a < b,
  toBeLessThanOrEqual: (a, b) => a <= b,
  toContain: (a, b) => contains(a, b, false),
  toContainEqual: (a, b) => contains(a, b, true),
  toHaveLength: (a, b) => a.length === b,
  toMatch: (a, b) => (typeof b === 'string' ? a.includes(b) : b.test(a)),
  toBeInstanceOf: (a, b) => a instanceof b,
  toThrow: thrownBy,
  toThrowError: thrownBy,
  toMatchObject: matches,
  toHaveProperty: (a, b, ...c) => {
    const v = String(b)
      .split('.')
      .reduce((o, k) => o?.[k], a);
    return v !== undefined && (c.length === 0 || same(v, c[0]));
  },
};
const shown = v => {
  try {
    // biome-ignore lint/suspicious/noUnnecessaryConditions: a function has no JSON.
    return JSON.stringify(v) ?? String(v);
  } catch {
    return String(v);
  }
};
const expectOf = (got, not, wait) =>
  new Proxy(
    {},
    {
      get(_, key) {
        if (key === 'not') return expectOf(got, !not, wait);
        if (key === 'resolves' || key === 'rejects') return expectOf(got, not, key);
        const matcher = hasOwn(MATCHERS, key) ? MATCHERS[key] : null;
        if (matcher === null) throw new Missing(`expect().${String(key)}`);
        const check = (value, wanted) => {
          if (
            wanted.some(
              one =>
                one instanceof Asymmetric ||
                (plain(one) && Object.values(one).some(v => v instanceof Asymmetric)),
            )
          )
            throw new Missing('asymmetric matchers');
          if (!!matcher(value, ...wanted) === not)
            throw new assert.AssertionError({
              message:
                'expected ' +
                shown(value) +
                (not ? ' not' : '') +
                ' ' +
                String(key) +
                ' ' +
                wanted.map(shown).join(', '),
              actual: value,
              expected: wanted[0],
            });
        };
        return (...wanted) =>
          wait === undefined
            ? check(got, wanted)
            : settled(got, wait, value => check(value, wanted), key, wanted, not);
      },
    },
  );
class Asymmetric {}
async function settled(got, wait, check, key, wanted, not) {
  let value;
  let failed = false;
  try {
    value = await (typeof got === 'function' ? got() : got);
  } catch (error) {
    value = error;
    failed = true;
  }
  if (failed !== (wait === 'rejects'))
    throw new assert.AssertionError({
      message:
        'expected the promise to be ' +
        (failed ? 'resolved, but it was rejected with ' : 'rejected, but it was resolved with ') +
        shown(value),
    });
  if (/^toThrow/.test(key)) {
    if (thrown(value, wanted[0]) === not)
      throw new assert.AssertionError({ message: `rejected with ${shown(value?.message)}` });
  } else check(value);
}
const plainExpect = (...given) => expectOf(given[0], false, undefined);
for (const name of [
  'any',
  'anything',
  'objectContaining',
  'arrayContaining',
  'stringContaining',
  'stringMatching',
  'closeTo',
])
  plainExpect[name] = () => new Asymmetric();
plainExpect.assertions = plainExpect.hasAssertions = () => undefined;
const expect = only(plainExpect, 'expect');

export { expect };
