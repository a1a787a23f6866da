/**
 * The JavaScript program that loads an answer with its tests and runs these. The tests stand behind
 * the answer's code in one module, in a function: they see its names and may have the same ones.
 *
 * What came of it is one line with the word that only we know. What is needed to say it is taken hold
 * of before the answer is loaded, and `assert` is frozen, so that an answer cannot change either.
 */
import { TEST_FRAMEWORK } from './testFramework.ts';

export interface ScriptHarness {
  readonly word: string;
  /** Ends the names of the module's exports, which the answer can see: it says nothing of the word. */
  readonly place: string;
  /** A control run never says that the tests passed. */
  readonly isControl: boolean;
  /** Line of the module, from 1, where the tests begin. */
  readonly testsLine: number;
}

/** The program, for a module `answer.mjs` that exports its tests as `tests_<place>`. */
export function buildScriptHarness({ word, place, isControl, testsLine }: ScriptHarness): string {
  const own = JSON.stringify({ word, place, isControl, testsLine });
  return `import assert from 'node:assert';\nconst own = ${own};\n${TEST_FRAMEWORK}\n${HARNESS}`;
}

const HARNESS = String.raw`
import { writeSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
const write = writeSync, exit = process.exit.bind(process), require = createRequire(import.meta.url);
const wait = Atomics.wait, pause = new Int32Array(new SharedArrayBuffer(4));
const ErrorType = Error, once = process.once.bind(process);
for (const one of [assert, assert.strict, assert.AssertionError.prototype]) Object.freeze(one);
const say = (kind, text = '') => {
  const plain = String(text).slice(-6000).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const line = '\n' + own.word + ' ' + kind + ' ' + plain + '\n';
  // A pipe that is full of the answer's own words takes no more for a while.
  for (let tries = 0; tries < 200; tries += 1) {
    try { write(1, line); break; } catch { wait(pause, 0, 0, 10); }
  }
  exit(0);
};
const folder = new URL('.', import.meta.url);
const told = error => String(error instanceof ErrorType ? error.stack ?? error : error)
  .replaceAll(folder.href, '').replaceAll(folder.pathname, '')
  .split('\n').filter(line => !/^\s*at .*(node:|run\.mjs)/.test(line)).join('\n');
const fail = (kind, error) => {
  if (error instanceof Missing) say('unable', 'the tests need ' + error.message);
  if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND') {
    const name = /Cannot find (?:package|module) '([^']+)'/.exec(String(error.message))?.[1] ?? 'a module';
    say('unable', 'it needs ' + name.replace(folder.pathname, '') + ', which is not here');
  }
  say(kind, told(error));
};
let phase = 'unloaded';
process.on('uncaughtException', error => fail(phase, error));
process.exit = code => {
  const line = /answer\.mjs:(\d+)/.exec(new ErrorType().stack.split('\n').slice(2, 3).join(''))?.[1];
  if (phase !== 'failed' || Number(line) < own.testsLine || line === undefined) say('ended');
  if ((code ?? process.exitCode ?? 0) != 0) say('failed', 'exit status ' + code);
  finish();
};
const WATCHED = [globalThis, Object, Array, Promise, JSON, Reflect, Number, Math, Function.prototype,
  Array.prototype, String.prototype, Promise.prototype, Map.prototype, Set.prototype, Object.prototype];
const { ownKeys, getOwnPropertyDescriptor } = Reflect;
const SKIPPED = ['console', 'fetch', 'setTimeout', 'setInterval', 'Date'];
const prints = () => {
  const found = [];
  for (const one of WATCHED) for (const key of ownKeys(one)) {
    const { value } = getOwnPropertyDescriptor(one, key);
    if (typeof value === 'function' && !SKIPPED.includes(key)) found.push([one, key, value]);
  }
  return found;
};
const before = prints(), count = before.length;
const isTampered = () => {
  for (let i = 0; i < count; i += 1) {
    if (getOwnPropertyDescriptor(before[i][0], before[i][1])?.value !== before[i][2]) return true;
  }
  return false;
};
function finish() {
  if (isTampered()) say('unable', 'the code changes what the tests themselves use');
  if ((process.exitCode ?? 0) != 0) say('failed', 'exit status ' + process.exitCode);
  if (asked && executed === 0) say('unable', 'the tests test nothing');
  say(own.isControl ? 'control' : 'passed');
}
const FRAMEWORKS = /^(node:test|vitest|mocha|@jest\/globals|bun:test)$/;
function answerOf(module) {
  const [names, common] = [module['names_' + own.place], module['common_' + own.place]()];
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
      if (typeof module.default === 'function' && Object.keys(common).length === 0) return module.default;
    }
    return new Proxy({}, { get: (_, key) => typeof key === 'symbol' || key === 'then' ? undefined : find(key, local) });
  };
}
function given(module) {
  const answer = answerOf(module);
  const stand = (spec, names, local, load) => {
    if (FRAMEWORKS.test(spec)) return { ...FRAMEWORK, default: spec === 'node:test' ? FRAMEWORK.test : FRAMEWORK };
    if (isBuiltin(spec)) return load(spec);
    const found = answer(local);
    const known = names.filter(name => found[name] !== undefined);
    if (names.length > 0 && known.length === 0) throw new Missing(spec + ', which is not here');
    const lost = names.find(name => !known.includes(name));
    if (lost !== undefined) throw new ErrorType('the tests import ' + lost + ', which the code does not export');
    return found;
  };
  return { ...FRAMEWORK, load: (spec, names, local) => stand(spec, names, local, one => import(one)),
    require: spec => spec === 'node:test' ? FRAMEWORK.test : stand(spec, [], undefined, require) };
}
try {
  const module = await import('./answer.mjs');
  const tests = module['tests_' + own.place];
  phase = 'failed';
  await tests(given(module));
  await runAll(ROOT);
  once('beforeExit', finish);
} catch (error) {
  fail(phase, error);
}
`;
