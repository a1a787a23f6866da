/**
 * Calls code and writes down what each call did: what it gave or threw, what became of its arguments,
 * what it printed, what it called. It judges nothing: whoever reads the lines compares them with those of
 * another process. Each line begins with the word that only the caller knows.
 *
 * What is needed to say it is taken hold of before the code is loaded. The caller adds the call of `main`.
 */
import { writeSync } from 'node:fs';
import { Script } from 'node:vm';

const write = writeSync;
const exit = process.exit.bind(process);
const { stringify } = JSON;
const { isArray } = Array;
const { is, keys, getPrototypeOf } = Object;
const { apply, construct } = Reflect;
const wait = Atomics.wait;
const pause = new Int32Array(new SharedArrayBuffer(4));
const delay = setTimeout;
const undelay = clearTimeout;
const clock = performance.now.bind(performance);
const script = new Script('globalThis[Symbol.for("locallama.call")]()');
const PLACE = Symbol.for('locallama.call');

const MAX_NODES = 3_000;
const MAX_DEPTH = 12;
const MAX_ITEMS = 600;
const MAX_PRINTED = 2_000;
const MAX_LINE = 6_000;
const MAX_HEARD = 200;
const MAX_HANGS = 3;
/** What a timer waits at most: the order of timers is kept, their length is not. */
const MAX_TIMER_MS = 12;

/** Functions that are given: each run has its own, and all are alike. */
const OWN = new WeakSet();

const say = (word, data) => {
  const line = `\n${word} ${stringify(data)}\n`;
  for (let tries = 0, from = 0; tries < 200 && from < line.length; tries += 1) {
    try {
      from += write(1, line.slice(from));
    } catch {
      wait(pause, 0, 0, 5);
    }
  }
};

/** A value as plain data that tells kinds apart. */
function encode(value, state, depth = 0) {
  state.nodes += 1;
  if (state.nodes > MAX_NODES || depth > MAX_DEPTH) return { $: 'x' };
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !is(value, -0)
        ? value
        : { $: 'n', v: is(value, -0) ? '-0' : String(value) };
    case 'undefined':
      return { $: 'u' };
    case 'bigint':
      return { $: 'b', v: String(value) };
    case 'symbol':
      return { $: 'y', v: String(value) };
    case 'function':
      return { $: OWN.has(value) ? 'g' : 'f' };
  }
  if (value === null) return null;
  if (state.open.includes(value)) return { $: 'c' };
  state.open.push(value);
  try {
    return encodeObject(value, one => encode(one, state, depth + 1));
  } catch (error) {
    return { $: 'x', v: String(error.name) };
  } finally {
    state.open.pop();
  }
}

function encodeObject(value, inner) {
  if (isArray(value)) return value.slice(0, MAX_ITEMS).map(inner);
  if (value instanceof Date) return { $: 'd', v: String(value.getTime()) };
  if (value instanceof RegExp) return { $: 'q', v: String(value) };
  if (value instanceof Map)
    return {
      $: 'm',
      c: '',
      e: [...value].slice(0, MAX_ITEMS).map(([k, v]) => [inner(k), inner(v)]),
    };
  if (value instanceof Set) return { $: 's', e: [...value].slice(0, MAX_ITEMS).map(inner) };
  if (value instanceof Error) return { $: 'e', c: value.name, v: value.message };
  if (value instanceof Promise) return { $: 'p' };
  if (ArrayBuffer.isView(value))
    return { $: 't', c: value.constructor.name, e: [...value].slice(0, MAX_ITEMS).map(inner) };
  if (typeof value.next === 'function' && typeof value[Symbol.iterator] === 'function') {
    const items = [];
    for (const one of value) if (items.push(inner(one)) >= MAX_ITEMS) break;
    return { $: 'i', e: items };
  }
  const kind = getPrototypeOf(value)?.constructor?.name ?? '';
  return {
    $: 'o',
    c: kind === 'Object' ? '' : kind,
    e: keys(value)
      .slice(0, MAX_ITEMS)
      .map(key => [key, inner(value[key])]),
  };
}

const encodeAll = value => encode(value, { nodes: 0, open: [] });

function shorten(data) {
  const text = stringify(data);
  if (text.length <= MAX_LINE) return data;
  let hash = 7;
  for (let at = 0; at < text.length; at += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return { $: 'h', v: `${hash} ${text.length}` };
}

/** A function that is given: it tells what it was called with. */
function makeCallback(heard) {
  return (gives, arity, isLate) => {
    const callback = (...given) => {
      const told = encodeAll(given.slice(0, arity));
      if (heard.length < MAX_HEARD) heard.push(told);
      const text = stringify(told);
      let sum = 0;
      for (let at = 0; at < text.length; at += 1)
        sum = (sum * 31 + text.charCodeAt(at)) % 1_000_003;
      const value = gives[sum % gives.length];
      return isLate ? Promise.resolve(value) : value;
    };
    OWN.add(callback);
    return callback;
  };
}

const HANG = { kind: 'hang' };

/** Runs without await, at most so long. */
function runInTime(work, callMs) {
  globalThis[PLACE] = work;
  try {
    return { kind: 'value', value: script.runInThisContext({ timeout: callMs }) };
  } catch (error) {
    if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return HANG;
    return { kind: 'error', error };
  }
}

async function settle(value, callMs) {
  if (typeof value?.then !== 'function') return { kind: 'value', value, isLate: false };
  let timer;
  const late = new Promise(resolve => {
    timer = delay(resolve, callMs, HANG);
  });
  const settled = Promise.resolve(value).then(
    given => ({ kind: 'value', value: given }),
    error => ({ kind: 'error', error }),
  );
  const result = await Promise.race([settled, late]);
  undelay(timer);
  return { ...result, isLate: true };
}

function tellError(error) {
  if (!(error instanceof Error)) return { name: 'value', message: stringify(encodeAll(error)) };
  return {
    name: String(error.name),
    message: String(error.message).slice(0, 500),
    ...(error.code && { code: String(error.code) }),
  };
}

/** What a function gave that is itself called: a few times, with little. */
function followUp(value, callMs) {
  const said = [];
  for (const given of [[], [1], [2], ['a'], [3, 4]]) {
    const got = runInTime(() => apply(value, undefined, given), callMs);
    if (got.kind === 'hang') said.push('hang');
    else said.push(got.kind === 'error' ? tellError(got.error).name : encodeAll(got.value));
  }
  return { $: 'F', e: said };
}

/** Lists that stand in a list more than once, which a change of one of them shows. */
function countShared(value, seen = new Set()) {
  if (!isArray(value) || seen.size > MAX_ITEMS) return 0;
  if (seen.has(value)) return value.length > 0 ? 1 : 0;
  seen.add(value);
  return value.slice(0, MAX_ITEMS).reduce((sum, one) => sum + countShared(one, seen), 0);
}

async function callOnce(names, [target, thunk, calls, isClass], callMs) {
  const heard = [];
  const given = thunk(names, makeCallback(heard));
  const printed = [];
  const restore = capture(printed);
  const steps = [];
  let object;
  let owners = '';
  const take = async work => {
    const first = runInTime(work, callMs);
    const ended = first.kind === 'value' ? await settle(first.value, callMs) : first;
    if (ended.kind === 'hang') steps.push('hang');
    else if (ended.kind === 'error') steps.push({ $: 'T', ...tellError(ended.error) });
    else if (isClass && (object === undefined || ended.value === object)) {
      // How an object keeps what it knows is its own affair.
      object ??= ended.value;
      steps.push({ $: 'self' });
    } else {
      const made =
        typeof ended.value === 'function' ? followUp(ended.value, callMs) : encodeAll(ended.value);
      steps.push(ended.isLate ? { $: 'P', v: made } : made);
    }
    return ended;
  };
  try {
    if (isClass) {
      const made = await take(() => construct(names[target], given));
      for (const [name, list] of calls) {
        if (made.kind !== 'value') break;
        await take(() => made.value[name](...list(names, makeCallback(heard))));
      }
    } else {
      const { kind, value } = await take(() => apply(names[target], undefined, given));
      if (kind === 'value') owners = `${given.indexOf(value)} ${countShared(value)}`;
    }
  } finally {
    restore();
  }
  return {
    r: shorten(steps),
    a: shorten(encodeAll(given)),
    p: printed.join('').slice(0, MAX_PRINTED),
    h: shorten(heard),
    o: owners,
  };
}

function capture(printed) {
  const { console: shown } = globalThis;
  const olds = ['log', 'info', 'warn', 'error', 'debug'].map(name => [name, shown[name]]);
  for (const [name] of olds) {
    shown[name] = (...words) => printed.push(`${name}: ${stringify(encodeAll(words))}\n`);
  }
  return () => {
    for (const [name, old] of olds) shown[name] = old;
  };
}

async function load(file, place) {
  const module = await import(file);
  const thunks = module[`names_${place}`];
  const names = {};
  for (const key of keys(thunks)) names[key] = thunks[key]() ?? module[key];
  return names;
}

/** Runs one version on every call; gives what it said, which others are compared with. */
async function runVersion(names, probes, { word, callMs, skip }, version, reference) {
  const said = new Map();
  let hangs = 0;
  for (const [at, probe] of probes.entries()) {
    if (skip.includes(at) || typeof names[probe[0]] !== 'function') continue;
    const begun = clock();
    const data = await callOnce(names, probe, callMs);
    const text = stringify(data);
    said.set(at, text);
    if (reference === null)
      say(word, { v: version, i: at, ms: Math.round(clock() - begun), ...data });
    else if (reference.get(at) !== text) return { first: at };
    if (text.includes('"hang"')) hangs += 1;
    if (hangs >= MAX_HANGS) break;
  }
  return { said };
}

/**
 * `versions` are the files: the first is told call by call; each other only by the first call in which it
 * did something else.
 */
export async function main(order) {
  const { word, versions, place } = order;
  globalThis.setTimeout = (work, ms, ...given) =>
    delay(work, Math.min(Number(ms) || 0, MAX_TIMER_MS), ...given);
  process.exit = () => {
    throw new Error('process.exit');
  };
  process.on('uncaughtException', () => {});
  process.on('unhandledRejection', () => {});
  const { probes } = await import('./probes.mjs');
  let reference = null;
  for (const [version, file] of versions.entries()) {
    try {
      const names = await load(file, place);
      const { said, first } = await runVersion(names, probes, order, version, reference);
      if (version === 0) reference = said;
      say(word, { v: version, done: true, ...(first !== undefined && { first }) });
    } catch (error) {
      say(word, { v: version, unloaded: `${error.name}: ${error.message}` });
      if (version === 0) break;
    }
  }
  exit(0);
}
