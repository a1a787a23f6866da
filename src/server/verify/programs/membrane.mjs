/**
 * Lets tests in one process use code in another, as if it stood in theirs: calls, callbacks, promises,
 * classes and their objects. Data goes over as copies that stay the same objects on each way; everything
 * else as a stand-in that asks the other side. Both sides speak in turn over one blocking channel, so
 * that a call returns when it has its value.
 *
 * What comes in is read as data and never run.
 */
import * as channel from 'node:fs';
import { decode, encode, follow, isCopied, isPromise, listIntrinsics } from './crossing.mjs';

const [FROM, TO] = [4, 5];
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;
const POLL_MS = 4;

/**
 * `side` is a letter that begins the ids given here. `falsify` changes what comes in, where the tests shall
 * see a wrong answer; what is thrown comes as a value then.
 */
export function createMembrane(side, falsify = null) {
  const places = listIntrinsics();
  const self = {
    side,
    falsify,
    places,
    wire: createWire(),
    paths: new Map([...places].map(([path, value]) => [value, path])),
    keys: new WeakMap(),
    objects: new Map(),
    standIns: new WeakMap(),
    symbols: new Map(),
    waiting: new Map(),
    followed: new WeakSet(),
    wrapped: new WeakMap(),
    state: { settled: [], pending: 0, known: 0, isOver: false },
  };
  self.request = message => request(self, message);
  return self;
}

function createWire() {
  let rest = Buffer.alloc(0);
  const fill = size => {
    while (rest.length < size) {
      const chunk = Buffer.allocUnsafe(65_536);
      const count = channel.readSync(FROM, chunk, 0, chunk.length, null);
      if (count === 0) return false;
      rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    }
    return true;
  };
  return {
    write(message) {
      const body = Buffer.from(JSON.stringify(message));
      const head = Buffer.alloc(4);
      head.writeUInt32LE(body.length);
      const all = Buffer.concat([head, body]);
      for (let at = 0; at < all.length; ) at += channel.writeSync(TO, all, at);
    },
    /** Null where the other side is gone, or speaks nonsense. */
    read() {
      if (!fill(4)) return null;
      const size = rest.readUInt32LE();
      if (size > MAX_MESSAGE_BYTES || !fill(size + 4)) return null;
      const text = rest.subarray(4, size + 4).toString('utf8');
      rest = rest.subarray(size + 4);
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    },
  };
}

/** Asks the other side, and serves what it asks meanwhile. Throws what it throws. */
function request(self, { plain = false, ...message }) {
  send(self, message);
  for (;;) {
    const got = receive(self);
    if (got.o !== 'value' && got.o !== 'throw') {
      send(self, answer(self, got));
      continue;
    }
    const take = plain ? node => decode(self, node) : node => takeIn(self, node);
    const value = take(got.v);
    for (const one of got.sync ?? []) take(one);
    if (got.o === 'throw' && (plain || self.falsify === null)) throw value;
    return value;
  }
}

const takeIn = (self, node) => decode(self, self.falsify === null ? node : self.falsify(node));

function send(self, message) {
  const visited = new Map();
  const put = value => encode(self, value, visited);
  const { sync, args, v, that, ...rest } = message;
  const out = { ...rest };
  if ('v' in message) out.v = put(v);
  if ('that' in message) out.that = put(that);
  if (args) out.args = args.map(put);
  if (sync) out.sync = sync.map(put);
  const settled = self.state.settled.splice(0);
  if (settled.length > 0)
    out.settled = settled.map(([key, ok, value, also]) => [key, ok, put(value), also.map(put)]);
  self.wire.write(out);
}

function receive(self) {
  const got = self.wire.read();
  if (got === null) throw leave(self);
  for (const [key, ok, value, also] of got.settled ?? []) {
    const found = self.waiting.get(key);
    if (found === undefined) continue;
    self.waiting.delete(key);
    self.state.pending -= 1;
    const given = takeIn(self, value);
    for (const one of also) takeIn(self, one);
    if (ok || self.falsify !== null) found.yes(given);
    else found.no(given);
  }
  return got;
}

/** The process without whose other side nothing can go on. */
function leave(self) {
  self.state.isOver = true;
  if (self.lost) return self.lost();
  process.reallyExit(0);
}

/** Does what the other side asks; whatever is thrown goes back. It may ask for what it was given, and no more. */
function answer(self, got) {
  const take = SEEN.has(got.o) ? takeIn : decode;
  const given = (got.args ?? []).map(one => take(self, one));
  const that = 'that' in got ? decode(self, got.that) : undefined;
  const sync = [that, ...given].filter(isCopied);
  try {
    const mine = self.side === 'A' ? CODE_ACTIONS : TEST_ACTIONS;
    const action = Object.hasOwn(mine, got.o) ? mine[got.o] : ACTIONS[got.o];
    if (!Object.hasOwn(ACTIONS, got.o) && !Object.hasOwn(mine, got.o)) throw leave(self);
    if (got.o === 'call' && self.drops) return { o: 'value', v: undefined, sync };
    const v = action(findTarget(self, got.k), given, that, got, self);
    if (isPromise(v)) follow(self, v, sync);
    return { o: 'value', v, sync };
  } catch (error) {
    if (self.state.isOver) throw error;
    return { o: 'throw', v: error, sync };
  }
}

/** The code may reach into no place of the tests' own realm by its name. */
const findTarget = (self, key) =>
  self.objects.get(key) ?? (self.side === 'A' ? self.places.get(key) : undefined);

/** What the tests see of these is what the code does. */
const SEEN = new Set(['call', 'new', 'say', 'print']);

const ACTIONS = {
  get: (target, [key]) => target[key],
  set: (target, [key, value]) => Reflect.set(target, key, value),
  has: (target, [key]) => key in target,
  del: (target, [key]) => Reflect.deleteProperty(target, key),
  keys: target => Reflect.ownKeys(target),
  proto: target => Reflect.getPrototypeOf(target),
  desc: (target, [key]) => {
    const found = Reflect.getOwnPropertyDescriptor(target, key);
    return found && [found.enumerable, target[key]];
  },
  call: (target, given, that) => Reflect.apply(target, that, given),
  new: (target, given, made) => Reflect.construct(target, given, made ?? target),
};

/** What only the tests may ask of the code. */
const CODE_ACTIONS = {
  // What every realm has works there only on what is there.
  get: (target, [key], _, __, self) => {
    const found = target[key];
    const isShared = typeof found === 'function' && self.paths.has(found) && !found.prototype;
    if (!isShared || self.paths.has(target)) return found;
    if (!self.wrapped.has(found)) {
      self.wrapped.set(found, function (...given) {
        return Reflect.apply(found, this, given);
      });
    }
    return self.wrapped.get(found);
  },
  names: (_, __, ___, ____, self) => self.listNames(),
  value: (_, [place], __, ___, self) => self.readName(place),
  patch: (target, [key, value], _, got) => {
    (got.k === undefined ? globalThis : target)[key] = value;
  },
};

/** What only the code may ask of the tests: to print. */
const TEST_ACTIONS = {
  say: (_, given, __, { name }) => {
    // biome-ignore lint/suspicious/noConsole: what the code prints, the tests may look at.
    if (PRINTS.includes(name)) console[name](...given);
  },
  print: (_, [text], __, { name }) => {
    if (name === 'stdout' || name === 'stderr') process[name].write(text);
  },
};
export const PRINTS = ['log', 'info', 'warn', 'error', 'debug', 'table', 'dir'];

/** The side of the code: serves until the other one is gone. */
export async function serve(self, load) {
  for (;;) {
    const got = receive(self);
    if (got.o === 'load') {
      await load();
      send(self, { o: 'value', v: null, sync: [] });
    } else if (got.o === 'poll') {
      await rest(self, got.ms);
      send(self, { o: 'value', v: isBusy(), sync: [] });
    } else send(self, answer(self, got));
  }
}

const isBusy = () =>
  process.getActiveResourcesInfo().some(name => name === 'Timeout' || name === 'Immediate');

/** Lets timers and promises of this side go on for a while; less where one was waited for. */
async function rest(self, ms) {
  await new Promise(resolve => setImmediate(resolve));
  if (self.state.settled.length > 0 || ms === 0) return;
  await new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    self.wake = () => {
      clearTimeout(timer);
      setImmediate(resolve);
    };
  });
  self.wake = undefined;
}

/** The side of the tests: lets the other one go on while this one waits. */
export function pump(self, isDone) {
  let pauseMs = 0;
  const turn = () => {
    if (self.state.isOver) return;
    let busy = false;
    try {
      busy = self.request({ o: 'poll', ms: self.state.pending > 0 ? POLL_MS : 0, plain: true });
    } catch {
      return;
    }
    const idle = !busy && self.state.pending === 0;
    pauseMs = idle ? Math.min(8, pauseMs + 1) : 0;
    const timer = setTimeout(turn, pauseMs);
    if (idle && isDone()) timer.unref();
  };
  setTimeout(turn, 0);
}
