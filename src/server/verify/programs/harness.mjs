/**
 * Loads an answer with its tests and runs these. The tests stand behind the answer's code in one module,
 * in a function: they see its names and may have the same ones.
 *
 * What came of it is one line with the word that only the caller knows. What is needed to say it is taken
 * hold of before the answer is loaded, and `assert` is frozen, so that an answer cannot change either.
 * For the same reason this and the framework are made one module before they run: what stands alone, an
 * answer could import. The caller adds the call of `main`; a control run never says that the tests passed.
 */

import { writeSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { expect } from './expect.mjs';
import { falsify } from './falsify.mjs';
import { createMembrane, pump } from './membrane.mjs';
import {
  asked,
  assert,
  describe,
  executed,
  hook,
  it,
  Missing,
  noSuch,
  ROOT,
  runAll,
} from './suites.mjs';

const write = writeSync;
const exit = process.exit.bind(process);
const require = createRequire(import.meta.url);
const wait = Atomics.wait;
const pause = new Int32Array(new SharedArrayBuffer(4));
const ErrorType = Error;
const once = process.once.bind(process);
const clock = performance.now.bind(performance);
const usage = process.resourceUsage.bind(process);
for (const one of [assert, assert.strict, assert.AssertionError.prototype]) Object.freeze(one);
const say = (kind, text = '') => {
  const plain = String(text).slice(-6000).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const line = `\n${own.word} ${kind} ${plain}\n`;
  // A pipe that is full of the answer's own words takes no more for a while.
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      write(1, line);
      break;
    } catch {
      wait(pause, 0, 0, 10);
    }
  }
  exit(0);
};
const folder = new URL('.', import.meta.url);
const told = error =>
  String(error instanceof ErrorType ? (error.stack ?? error) : error)
    .replaceAll(folder.href, '')
    .replaceAll(folder.pathname, '')
    .split('\n')
    .filter(line => !/^\s*at .*(node:|run\.mjs)/.test(line))
    .join('\n');
const fail = (kind, error) => {
  if (error instanceof Missing) say('unable', `the tests need ${error.message}`);
  if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND') {
    const name =
      /Cannot find (?:package|module) '([^']+)'/.exec(String(error.message))?.[1] ?? 'a module';
    say('unable', `it needs ${name.replace(folder.pathname, '')}, which is not here`);
  }
  // The program of the examples tells with a code what its words are about.
  const code = kind === 'failed' ? error?.checkCode : '';
  if (['examples-fail', 'nothing-proven'].includes(code)) say(`${kind}:${code}`, error.message);
  say(kind, told(error));
};
/** What the caller says: the word, where the tests are, and whether this is a control run. */
let own;
let phase = 'unloaded';
let begunMs = 0;
process.on('uncaughtException', error => fail(phase, error));
process.exit = code => {
  const line = /answer\.mjs:(\d+)/.exec(
    new ErrorType().stack.split('\n').slice(2, 3).join(''),
  )?.[1];
  const isAsked = own.apart || Number(line) >= own.testsLine;
  if (phase !== 'failed' || !isAsked) say('ended');
  if (+(code ?? process.exitCode ?? 0) !== 0) say('failed', `exit status ${code}`);
  finish();
};
const WATCHED = [
  globalThis,
  Object,
  Array,
  Promise,
  JSON,
  Reflect,
  Number,
  Math,
  Function.prototype,
  Array.prototype,
  String.prototype,
  Promise.prototype,
  Map.prototype,
  Set.prototype,
  Object.prototype,
];
const { ownKeys, getOwnPropertyDescriptor } = Reflect;
const SKIPPED = ['console', 'fetch', 'setTimeout', 'setInterval', 'Date'];
const prints = () => {
  const found = [];
  for (const one of WATCHED)
    for (const key of ownKeys(one)) {
      const { value } = getOwnPropertyDescriptor(one, key);
      if (typeof value === 'function' && !SKIPPED.includes(key)) found.push([one, key, value]);
    }
  return found;
};
const before = prints();
const count = before.length;
const isTampered = () => {
  // What the tests change themselves, apart from the code, is theirs.
  if (own.apart) return false;
  for (let i = 0; i < count; i += 1) {
    if (getOwnPropertyDescriptor(before[i][0], before[i][1])?.value !== before[i][2]) return true;
  }
  return false;
};
function finish() {
  if (isTampered()) say('unable', 'the code changes what the tests themselves use');
  if (+(process.exitCode ?? 0) !== 0) say('failed', `exit status ${process.exitCode}`);
  if (asked && executed === 0) say('unable', 'the tests test nothing');
  // How long the tests took, and the most memory that this process held, in kilobytes.
  say(own.isControl ? 'control' : 'passed', `${clock() - begunMs} ${usage().maxRSS}`);
}
const FRAMEWORK = {
  describe,
  suite: describe,
  context: describe,
  it,
  test: it,
  specify: it,
  expect,
  before: hook('before'),
  after: hook('after'),
  beforeAll: hook('before'),
  afterAll: hook('after'),
  setup: hook('beforeEach'),
  teardown: hook('afterEach'),
  suiteSetup: hook('before'),
  suiteTeardown: hook('after'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  assert,
  jest: noSuch('jest'),
  vi: noSuch('vi'),
  mock: noSuch('mock'),
  chai: noSuch('chai'),
  sinon: noSuch('sinon'),
  cy: noSuch('cy'),
};
const FRAMEWORKS = /^(node:test|vitest|mocha|@jest\/globals|bun:test)$/;
function answerOf(module) {
  const [names, common] = [module[`names_${own.place}`], module[`common_${own.place}`]()];
  const find = (key, local) => {
    if (Object.hasOwn(common, key)) return common[key];
    if (key === 'default') {
      if (module.default !== undefined) return module.default;
      if (typeof common === 'function' || Object.keys(common).length > 0) return common;
      return names[local]?.();
    }
    return key in module ? module[key] : Object.hasOwn(names, key) ? names[key]() : undefined;
  };
  return local => {
    if (local === undefined) {
      if (typeof common === 'function') return common;
      if (typeof module.default === 'function' && Object.keys(common).length === 0)
        return module.default;
    }
    return new Proxy(
      {},
      {
        get: (_, key) => (typeof key === 'symbol' || key === 'then' ? undefined : find(key, local)),
      },
    );
  };
}
function give(module) {
  const answer = answerOf(module);
  const stand = (spec, names, local, load) => {
    if (FRAMEWORKS.test(spec))
      return { ...FRAMEWORK, default: spec === 'node:test' ? FRAMEWORK.test : FRAMEWORK };
    if (isBuiltin(spec)) return load(spec);
    const found = answer(local);
    const known = names.filter(name => found[name] !== undefined);
    if (names.length > 0 && known.length === 0) throw new Missing(`${spec}, which is not here`);
    const lost = names.find(name => !known.includes(name));
    if (lost !== undefined)
      throw new ErrorType(`the tests import ${lost}, which the code does not export`);
    return found;
  };
  return {
    ...FRAMEWORK,
    load: (spec, names, local) => stand(spec, names, local, one => import(one)),
    require: spec => (spec === 'node:test' ? FRAMEWORK.test : stand(spec, [], undefined, require)),
  };
}
export async function main(given) {
  own = given;
  try {
    const { module, tests } = own.apart ? await connect() : await loadBoth();
    phase = 'failed';
    begunMs = clock();
    await tests(give(module));
    await runAll(ROOT);
    isThrough = true;
    once('beforeExit', finish);
  } catch (error) {
    fail(phase, error);
  }
}
let isThrough = false;
async function loadBoth() {
  const module = await import('./answer.mjs');
  return { module, tests: module[`tests_${own.place}`] };
}
/** The answer is in another process; its names stand here for what is there. */
async function connect() {
  const self = createMembrane('B', own.blindness === 'none' ? null : falsify);
  self.lost = () => say('ended');
  self.drops = own.blindness === 'calls';
  const [exported, shared] = [{}, {}];
  let common = {};
  self.request({ o: 'load', plain: true });
  const names = self.request({ o: 'names', plain: true });
  for (const [at, [kind, name]] of names.entries()) {
    const value = self.request({ o: 'value', args: [at] });
    if (kind === 'export') exported[name] = value;
    else if (kind === 'common') common = value;
    else if (kind === 'shared') {
      if (value !== undefined) shared[name] = value;
    } else {
      const shape = { value, writable: true, configurable: true };
      Object.defineProperty(self.places.get(kind), name, shape);
    }
  }
  watchPatches(self);
  pump(self, () => isThrough);
  const seen = Object.keys(shared).filter(isSeen);
  const framework = own.framework.filter(name => !seen.includes(name));
  // The tests may call one of their own values `given`.
  const handed = `given_${own.place}`;
  const outer = `const {${framework.join(',')}} = ${handed};`;
  const body = `return (async () => {${own.body}\n})();\n//# sourceURL=tests.mjs`;
  const tests = new AsyncFunction(handed, ...seen, `'use strict';${outer}${body}`);
  const module = {
    ...exported,
    [`names_${own.place}`]: Object.fromEntries(seen.map(name => [name, () => shared[name]])),
    [`common_${own.place}`]: () => common,
  };
  return { module, tests: given => tests(given, ...seen.map(name => shared[name])) };
}
const AsyncFunction = (async () => {}).constructor;
/** What the language and the frameworks call so is theirs, unless the request asks for one of that name. */
const isSeen = name => own.asked.includes(name) || !(name in globalThis || name in FRAMEWORK);
/** What tests put in the place of the clock, chance or the network, the answer gets, too. */
function watchPatches(self) {
  const holders = [
    [undefined, globalThis],
    ...['Date', 'Math', 'performance'].map(one => [one, globalThis[one]]),
  ];
  const look = () =>
    holders.flatMap(([path, holder]) =>
      ownKeys(holder).flatMap(key => {
        const { value } = getOwnPropertyDescriptor(holder, key);
        return value === undefined || typeof key === 'symbol' ? [] : [[path, key, value]];
      }),
    );
  const known = new Map(look().map(([path, key, value]) => [`${path} ${key}`, value]));
  const ask = self.request;
  let isLooking = false;
  self.request = message => {
    if (message.o === 'call' && !isLooking) {
      isLooking = true;
      for (const [k, key, value] of look()) {
        if (Object.is(known.get(`${k} ${key}`), value)) continue;
        known.set(`${k} ${key}`, value);
        ask({ o: 'patch', k, args: [key, value], plain: true });
      }
      isLooking = false;
    }
    return ask(message);
  };
}
