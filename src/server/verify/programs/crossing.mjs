/** How values cross from one process to another: data as copies, all else as stand-ins that ask. */
import { COPIES, copyKind } from './copies.mjs';

export const isPromise = value => value instanceof Promise;

/** Tells the other side what becomes of a promise, and of what was given along with it. */
export function follow(self, promise, also = []) {
  if (self.followed.has(promise) || self.keys.has(promise)) return;
  self.followed.add(promise);
  const key = keyOf(self, promise);
  const tell = ok => value => {
    self.state.settled.push([key, ok, value, also]);
    self.wake?.();
  };
  promise.then(tell(true), tell(false));
}

function keyOf(self, value) {
  const known = self.keys.get(value);
  if (known !== undefined) return known;
  self.state.known += 1;
  const key = `${self.side}${self.state.known}`;
  self.keys.set(value, key);
  self.objects.set(key, value);
  return key;
}

const SYMBOLS = Object.getOwnPropertyNames(Symbol).filter(n => typeof Symbol[n] === 'symbol');

export function encode(self, value, visited) {
  switch (typeof value) {
    case 'undefined':
      return { t: 'undefined' };
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { t: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return { t: 'bigint', v: String(value) };
    case 'symbol':
      return encodeSymbol(self, value);
    case 'object':
    case 'function':
      return value === null ? null : encodeObject(self, value, visited);
    default:
      return value;
  }
}

function encodeSymbol(self, value) {
  const name = SYMBOLS.find(n => Symbol[n] === value);
  if (name) return { t: 'symbol', name };
  const shared = Symbol.keyFor(value);
  if (shared !== undefined) return { t: 'symbol', shared };
  if (!self.symbols.has(value)) {
    self.symbols.set(value, `${self.side}s${self.symbols.size}`);
    self.objects.set(self.symbols.get(value), value);
  }
  return { t: 'symbol', k: self.symbols.get(value), text: value.description };
}

function encodeObject(self, value, visited) {
  const path = self.paths.get(value);
  if (path !== undefined) return { t: 'path', path };
  const standIn = self.standIns.get(value);
  if (standIn !== undefined) return { k: standIn };
  const isNew = !self.keys.has(value);
  if (isPromise(value)) {
    follow(self, value);
    return { k: keyOf(self, value), t: 'promise' };
  }
  const kind = copyKind(value);
  if (kind === null) {
    const key = keyOf(self, value);
    return {
      k: key,
      t: typeof value === 'function' ? 'function' : Array.isArray(value) ? 'list' : 'live',
    };
  }
  const key = keyOf(self, value);
  if (visited.has(key)) return { k: key };
  visited.set(key, isNew);
  const node = { k: key, t: kind, ...COPIES[kind].out(value, one => encode(self, one, visited)) };
  if (Object.isFrozen(value) && kind !== 'bytes') node.z = 1;
  return node;
}

export const isCopied = value =>
  value !== null && typeof value === 'object' && copyKind(value) !== null;

export function decode(self, node) {
  if (node === null || typeof node !== 'object') return node;
  if (node.t === 'undefined' || node.t === 'hole') return undefined;
  if (node.t === 'number') return node.v === '-0' ? -0 : Number(node.v);
  if (node.t === 'bigint') return BigInt(node.v);
  if (node.t === 'symbol') return decodeSymbol(self, node);
  if (node.t === 'path') return self.places.get(node.path);
  return decodeObject(self, node);
}

function decodeSymbol(self, { name, shared, k, text }) {
  if (name !== undefined) return SYMBOLS.includes(name) ? Symbol[name] : Symbol(name);
  if (shared !== undefined) return Symbol.for(shared);
  if (!self.objects.has(k)) {
    const made = Symbol(text);
    self.objects.set(k, made);
    self.symbols.set(made, k);
  }
  return self.objects.get(k);
}

function decodeObject(self, node) {
  const take = one => decode(self, one);
  const known = self.objects.get(node.k);
  const copy = Object.hasOwn(COPIES, node.t ?? '') ? COPIES[node.t] : undefined;
  if (known !== undefined) {
    if (copy && !Object.isFrozen(known)) copy.fill(known, node, take);
    return known;
  }
  if (node.t === 'promise') return expectPromise(self, node.k);
  if (copy === undefined) return standFor(self, node);
  const value = copy.make(node, take, node.proto);
  self.keys.set(value, node.k);
  self.objects.set(node.k, value);
  copy.fill(value, node, take);
  return node.z ? Object.freeze(value) : value;
}

function expectPromise(self, key) {
  self.state.pending += 1;
  const promise = new Promise((yes, no) => self.waiting.set(key, { yes, no }));
  self.keys.set(promise, key);
  self.objects.set(key, promise);
  return promise;
}

/** What can be called and constructed, has members, or is a list, before anybody was asked. */
function createTarget(kind) {
  function standIn() {}
  return kind === 'function' ? standIn : kind === 'list' ? [] : {};
}

function standFor(self, { k, t }) {
  const target = createTarget(t);
  const ask = (o, args, more) => self.request({ o, k, args, ...more });
  const fixed = key => Reflect.getOwnPropertyDescriptor(target, key)?.configurable === false;
  const proxy = new Proxy(target, {
    get: (_, key) => ask('get', [key], typeof key === 'symbol' ? PLAIN : {}),
    set: (_, key, value) => ask('set', [key, value], PLAIN),
    has: (_, key) => ask('has', [key], PLAIN),
    deleteProperty: (_, key) => ask('del', [key], PLAIN),
    ownKeys: () => [
      ...new Set([...ask('keys', [], PLAIN), ...Reflect.ownKeys(target).filter(fixed)]),
    ],
    getPrototypeOf: () => ask('proto', [], PLAIN),
    defineProperty: (_, key, shape) => 'value' in shape && ask('set', [key, shape.value], PLAIN),
    getOwnPropertyDescriptor: (_, key) => {
      const own = Reflect.getOwnPropertyDescriptor(target, key);
      const [enumerable, value] = ask('desc', [key], PLAIN) ?? [];
      if (enumerable === undefined) return own;
      return { value, writable: true, enumerable, configurable: !fixed(key) };
    },
    preventExtensions: () => false,
    apply: (_, that, args) => ask('call', args, { that }),
    construct: (_, args, made) => ask('new', args, made === proxy ? {} : { that: made }),
  });
  self.objects.set(k, proxy);
  self.standIns.set(proxy, k);
  return proxy;
}

/** What such a question gives tells of the shape and not of the work. */
const PLAIN = { plain: true };

/** What every realm has, by its path: `Array.prototype.map` here is the one there. */
export function listIntrinsics() {
  const found = new Map();
  const seen = new Set([globalThis, process, console]);
  const visit = (value, path, depth) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (seen.has(value) || depth > 3) return;
    seen.add(value);
    found.set(path, value);
    for (const key of Reflect.ownKeys(value)) {
      const one = Reflect.getOwnPropertyDescriptor(value, key);
      for (const part of ['value', 'get', 'set'])
        visit(one[part], `${path}.${String(key)}${part === 'value' ? '' : part}`, depth + 1);
    }
  };
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!LAZY.has(name)) visit(Reflect.getOwnPropertyDescriptor(globalThis, name).value, name, 0);
  }
  const hidden = [[][Symbol.iterator](), new Map().keys(), new Set().keys(), ''[Symbol.iterator]()];
  hidden.push(
    function* () {},
    async () => {},
    async function* () {},
    'a'.matchAll(/a/g),
  );
  for (const [i, one] of hidden.entries()) {
    for (let at = Object.getPrototypeOf(one); at; at = Object.getPrototypeOf(at))
      visit(at, `hidden${i}.${found.size}`, 0);
  }
  return found;
}

/** Reading these loads half of Node. */
const LAZY = new Set(['navigator', 'crypto', 'localStorage', 'sessionStorage', 'fetch']);
