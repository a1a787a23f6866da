/**
 * The parts of mocha, Jest, Vitest and node:test that small tests use, in JavaScript: suites and tests
 * that are collected and then run in order, and `expect`. What is not here throws `Missing`, so that
 * tests which want more of their framework count as not runnable, never as failed.
 */
export const TEST_FRAMEWORK = String.raw`
class Missing extends Error {}
const { entries, fromEntries, hasOwn } = Object, { isArray } = Array, toText = Object.prototype.toString;
const noSuch = what => new Proxy({}, { get: (_, key) => {
  if (key === 'then' || typeof key === 'symbol') return undefined;
  throw new Missing(what + '.' + String(key));
} });
const ROOT = { before: [], after: [], beforeEach: [], afterEach: [], items: [], up: null };
let here = ROOT, executed = 0, asked = false;
const workOf = given => given.findLast(one => typeof one === 'function');
const optionsOf = given => given.find(one => one !== null && typeof one === 'object') ?? {};
const suiteOf = skip => (...given) => {
  asked = true;
  const [name] = given, work = workOf(given);
  if (skip || !work || optionsOf(given).skip || optionsOf(given).todo) return;
  const suite = { name, before: [], after: [], beforeEach: [], afterEach: [], items: [], up: here };
  here.items.push(suite);
  here = suite;
  const self = context(name);
  try { work.call(self, self); } finally { here = suite.up; }
};
const testOf = skip => (...given) => {
  asked = true;
  const work = workOf(given);
  if (skip || !work || optionsOf(given).skip || optionsOf(given).todo) return Object.assign(Promise.resolve(), { timeout() {}, retries() {}, slow() {} });
  let settle;
  const done = new Promise(resolve => { settle = resolve; });
  here.items.push({ name: given[0], work, settle });
  return Object.assign(done, { timeout: () => done, retries: () => done, slow: () => done });
};
const hook = kind => work => { here[kind].push(workOf([work])); };
const each = make => (cases, ...more) => {
  if (cases?.raw) throw new Missing('a table of each');
  return (name, work) => cases.forEach(one => make(name, () => work(...[one].flat(1))));
};
function family(make) {
  const all = make(false);
  all.skip = all.todo = all.failing = make(true);
  all.only = all.concurrent = all;
  all.each = each(all);
  return only(all, 'test');
}
const only = (all, what) => new Proxy(all, { get: (_, key) => {
  if (key in all || typeof key === 'symbol' || key === 'then') return all[key];
  throw new Missing(what + '.' + key);
} });
const describe = family(suiteOf), it = family(testOf);
const context = name => only({ name, test: (...given) => child(given), it: (...given) => child(given),
  diagnostic() {}, skip() {}, todo() {}, plan() {}, timeout() {}, retries() {}, slow() {}, fullName: name, assert, signal: new AbortController().signal,
  before: hook('before'), after: hook('after'), beforeEach: hook('beforeEach'), afterEach: hook('afterEach'),
}, 't');
async function child(given) { const work = workOf(given); if (work) { executed += 1; await call(work, given[0]); } }
const FIRST_IS_DONE = /^\s*(?:async\s*)?(?:function\s*\w*\s*)?\(?\s*(?:done|cb|callback|next)\b/;
function call(work, name) {
  const self = context(name), place = work.length > 1 ? 1 : FIRST_IS_DONE.test(String(work)) ? 0 : -1;
  if (place < 0) return work.call(self, self);
  return new Promise((yes, no) => {
    const done = error => { if (error) no(error); else yes(); };
    try { work.call(self, ...(place === 0 ? [done] : [self, done])); } catch (error) { no(error); }
  });
}
async function runAll(suite) {
  for (const work of suite.before) await call(work);
  for (const item of suite.items) {
    if (item.items) { await runAll(item); continue; }
    const line = []; for (let at = suite; at; at = at.up) line.unshift(at);
    for (const at of line) for (const work of at.beforeEach) await call(work);
    executed += 1;
    await call(item.work, item.name);
    for (const at of line.reverse()) for (const work of at.afterEach) await call(work);
    item.settle();
  }
  for (const work of suite.after) await call(work);
}
const close = (a, b, digits = 2) => Math.abs(a - b) < 10 ** -digits / 2;
const equal = (a, b) => { try { assert.deepStrictEqual(a, b); return true; } catch { return false; } };
const plain = v => toText.call(v) === '[object Object]';
const loose = v => isArray(v) ? v.map(loose) : plain(v)
  ? fromEntries(entries(v).filter(([, one]) => one !== undefined).map(([k, one]) => [k, loose(one)])) : v;
const same = (a, b) => equal(loose(a), loose(b));
const thrownBy = (work, wanted) => {
  try { work(); } catch (error) { return thrown(error, wanted); }
  return false;
};
const thrown = (error, wanted) => wanted === undefined ||
  (typeof wanted === 'string' ? String(error?.message).includes(wanted)
    : wanted instanceof RegExp ? wanted.test(String(error?.message))
    : typeof wanted === 'function' ? error instanceof wanted : error?.message === wanted?.message);
const contains = (all, part, like) => typeof all === 'string' ? all.includes(part)
  : [...all].some(one => like ? same(one, part) : Object.is(one, part));
const matches = (a, b) => plain(b) ? plain(a) && Object.keys(b).every(k => matches(a[k], b[k])) : same(a, b);
const MATCHERS = {
  toBe: Object.is, toEqual: same, toStrictEqual: equal,
  toBeTruthy: a => !!a, toBeFalsy: a => !a, toBeNull: a => a === null, toBeNaN: a => Number.isNaN(a),
  toBeUndefined: a => a === undefined, toBeDefined: a => a !== undefined, toBeCloseTo: close,
  toBeGreaterThan: (a, b) => a > b, toBeGreaterThanOrEqual: (a, b) => a >= b,
  toBeLessThan: (a, b) => a < b, toBeLessThanOrEqual: (a, b) => a <= b,
  toContain: (a, b) => contains(a, b, false), toContainEqual: (a, b) => contains(a, b, true),
  toHaveLength: (a, b) => a.length === b, toMatch: (a, b) => typeof b === 'string' ? a.includes(b) : b.test(a),
  toBeInstanceOf: (a, b) => a instanceof b, toThrow: thrownBy, toThrowError: thrownBy, toMatchObject: matches,
  toHaveProperty: (a, b, ...c) => { const v = String(b).split('.').reduce((o, k) => o?.[k], a);
    return v !== undefined && (c.length === 0 || same(v, c[0])); },
};
const shown = v => { try { return JSON.stringify(v) ?? String(v); } catch { return String(v); } };
const expectOf = (got, not, wait) => new Proxy({}, { get(_, key) {
  if (key === 'not') return expectOf(got, !not, wait);
  if (key === 'resolves' || key === 'rejects') return expectOf(got, not, key);
  const matcher = hasOwn(MATCHERS, key) ? MATCHERS[key] : null;
  if (matcher === null) throw new Missing('expect().' + String(key));
  const check = (value, wanted) => {
    if (wanted.some(one => one instanceof Asymmetric || plain(one) && Object.values(one).some(v => v instanceof Asymmetric)))
      throw new Missing('asymmetric matchers');
    if (!!matcher(value, ...wanted) === not) throw new assert.AssertionError({ message: 'expected ' + shown(value) +
      (not ? ' not' : '') + ' ' + String(key) + ' ' + wanted.map(shown).join(', '), actual: value, expected: wanted[0] });
  };
  return (...wanted) => wait === undefined ? check(got, wanted) : settled(got, wait, value => check(value, wanted), key, wanted, not);
} });
class Asymmetric {}
async function settled(got, wait, check, key, wanted, not) {
  let value, failed = false;
  try { value = await (typeof got === 'function' ? got() : got); } catch (error) { value = error; failed = true; }
  if (failed !== (wait === 'rejects')) throw new assert.AssertionError({ message: 'expected the promise to be ' +
    (failed ? 'resolved, but it was rejected with ' : 'rejected, but it was resolved with ') + shown(value) });
  if (/^toThrow/.test(key)) { if (thrown(value, wanted[0]) === not) throw new assert.AssertionError({ message: 'rejected with ' + shown(value?.message) }); }
  else check(value);
}
const plainExpect = (...given) => expectOf(given[0], false, undefined);
for (const name of ['any', 'anything', 'objectContaining', 'arrayContaining', 'stringContaining', 'stringMatching', 'closeTo'])
  plainExpect[name] = () => new Asymmetric();
plainExpect.assertions = plainExpect.hasAssertions = () => undefined;
const expect = only(plainExpect, 'expect');
const FRAMEWORK = { describe, suite: describe, context: describe, it, test: it, specify: it, expect,
  before: hook('before'), after: hook('after'), beforeAll: hook('before'), afterAll: hook('after'),
  setup: hook('beforeEach'), teardown: hook('afterEach'), suiteSetup: hook('before'), suiteTeardown: hook('after'),
  beforeEach: hook('beforeEach'), afterEach: hook('afterEach'), assert, jest: noSuch('jest'), vi: noSuch('vi'),
  mock: noSuch('mock'), chai: noSuch('chai'), sinon: noSuch('sinon'), cy: noSuch('cy') };
`;
