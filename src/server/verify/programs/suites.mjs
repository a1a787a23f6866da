/**
 * The parts of mocha, Jest, Vitest and node:test that small tests use: suites and tests that are
 * collected and then run in order. What is not here throws `Missing`, so that tests which want more of
 * their framework count as not runnable, never as failed.
 */
import assert from 'node:assert';

class Missing extends Error {}
const noSuch = what =>
  new Proxy(
    {},
    {
      get: (_, key) => {
        if (key === 'then' || typeof key === 'symbol') return undefined;
        throw new Missing(`${what}.${String(key)}`);
      },
    },
  );
const ROOT = { before: [], after: [], beforeEach: [], afterEach: [], items: [], up: null };
let here = ROOT;
let executed = 0;
let asked = false;
const workOf = given => given.findLast(one => typeof one === 'function');
const optionsOf = given => given.find(one => one !== null && typeof one === 'object') ?? {};
const suiteOf =
  skip =>
  (...given) => {
    asked = true;
    const [name] = given;
    const work = workOf(given);
    if (skip || !work || optionsOf(given).skip || optionsOf(given).todo) return;
    const suite = {
      name,
      before: [],
      after: [],
      beforeEach: [],
      afterEach: [],
      items: [],
      up: here,
    };
    here.items.push(suite);
    here = suite;
    const self = context(name);
    try {
      work.call(self, self);
    } finally {
      here = suite.up;
    }
  };
const testOf =
  skip =>
  (...given) => {
    asked = true;
    const work = workOf(given);
    if (skip || !work || optionsOf(given).skip || optionsOf(given).todo)
      return Object.assign(Promise.resolve(), { timeout() {}, retries() {}, slow() {} });
    let settle;
    const done = new Promise(resolve => {
      settle = resolve;
    });
    here.items.push({ name: given[0], work, settle });
    return Object.assign(done, { timeout: () => done, retries: () => done, slow: () => done });
  };
const hook = kind => work => {
  here[kind].push(workOf([work]));
};
const each = make => cases => {
  if (cases?.raw) throw new Missing('a table of each');
  return (name, work) => {
    for (const one of cases) make(name, () => work(...[one].flat(1)));
  };
};
function family(make) {
  const all = make(false);
  all.skip = all.todo = all.failing = make(true);
  all.only = all.concurrent = all;
  all.each = each(all);
  return only(all, 'test');
}
const only = (all, what) =>
  new Proxy(all, {
    get: (_, key) => {
      if (key in all || typeof key === 'symbol' || key === 'then') return all[key];
      throw new Missing(`${what}.${key}`);
    },
  });
const describe = family(suiteOf);
const it = family(testOf);
const context = name =>
  only(
    {
      name,
      test: (...given) => child(given),
      it: (...given) => child(given),
      diagnostic() {},
      skip() {},
      todo() {},
      plan() {},
      timeout() {},
      retries() {},
      slow() {},
      fullName: name,
      assert,
      signal: new AbortController().signal,
      before: hook('before'),
      after: hook('after'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
    },
    't',
  );
async function child(given) {
  const work = workOf(given);
  if (work) {
    executed += 1;
    await call(work, given[0]);
  }
}
const FIRST_IS_DONE = /^\s*(?:async\s*)?(?:function\s*\w*\s*)?\(?\s*(?:done|cb|callback|next)\b/;
function call(work, name) {
  const self = context(name);
  const place = work.length > 1 ? 1 : FIRST_IS_DONE.test(String(work)) ? 0 : -1;
  if (place < 0) return work.call(self, self);
  return new Promise((yes, no) => {
    const done = error => {
      if (error) no(error);
      else yes();
    };
    try {
      work.call(self, ...(place === 0 ? [done] : [self, done]));
    } catch (error) {
      no(error);
    }
  });
}
async function runAll(suite) {
  for (const work of suite.before) await call(work);
  for (const item of suite.items) {
    if (item.items) {
      await runAll(item);
      continue;
    }
    const line = [];
    for (let at = suite; at; at = at.up) line.unshift(at);
    for (const at of line) for (const work of at.beforeEach) await call(work);
    executed += 1;
    await call(item.work, item.name);
    for (const at of line.reverse()) for (const work of at.afterEach) await call(work);
    item.settle();
  }
  for (const work of suite.after) await call(work);
}

export { asked, assert, describe, executed, hook, it, Missing, noSuch, only, ROOT, runAll };
