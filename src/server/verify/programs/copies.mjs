/** How data goes over from one process to another: written down, made anew, and filled again. */
import { isProxy } from 'node:util/types';

/** How a value goes over as a copy; null where the other side gets a stand-in. */
export function copyKind(value) {
  if (typeof value === 'function' || isProxy(value)) return null;
  const proto = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return proto === Array.prototype ? 'array' : null;
  if (value instanceof Error) return 'error';
  if (proto === Map.prototype) return 'map';
  if (proto === Set.prototype) return 'set';
  if (proto === Date.prototype) return 'date';
  if (proto === RegExp.prototype) return 'regexp';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'bytes';
  if (proto !== Object.prototype && proto !== null) return null;
  for (const key of Reflect.ownKeys(value)) {
    const one = Reflect.getOwnPropertyDescriptor(value, key);
    if (!('value' in one) || !one.enumerable || typeof one.value === 'function') return null;
  }
  return 'record';
}

const members = (value, put, keys) => keys.map(key => [put(key), put(value[key])]);
const isPlace = key => typeof key === 'string' && /^(?:0|[1-9]\d{0,9})$/.test(key);

/** `out` makes the node's content, `make` a new value, `fill` gives a value its content. */
export const COPIES = {
  array: {
    out: (value, put) => ({
      v: Array.from(value, (one, i) => (i in value ? put(one) : { t: 'hole' })),
      x: members(
        value,
        put,
        Object.keys(value).filter(key => !isPlace(key)),
      ),
    }),
    make: () => [],
    fill: (value, { v, x }, take) => {
      value.length = v.length;
      v.forEach((one, i) => {
        if (one?.t === 'hole') delete value[i];
        else value[i] = take(one);
      });
      for (const [key, one] of x) value[take(key)] = take(one);
    },
  },
  record: {
    out: (value, put) => ({
      v: members(value, put, Reflect.ownKeys(value)),
      ...(Object.getPrototypeOf(value) === null && { bare: 1 }),
    }),
    make: ({ bare }) => (bare ? Object.create(null) : {}),
    fill: (value, { v }, take) => {
      const now = v.map(([key, one]) => [take(key), take(one)]);
      const keys = new Set(now.map(([key]) => key));
      for (const key of Reflect.ownKeys(value)) if (!keys.has(key)) delete value[key];
      for (const [key, one] of now) {
        Object.defineProperty(value, key, {
          value: one,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
    },
  },
  map: {
    out: (value, put) => ({ v: [...value].map(([key, one]) => [put(key), put(one)]) }),
    make: () => new Map(),
    fill: (value, { v }, take) => {
      value.clear();
      for (const [key, one] of v) value.set(take(key), take(one));
    },
  },
  set: {
    out: (value, put) => ({ v: [...value].map(put) }),
    make: () => new Set(),
    fill: (value, { v }, take) => {
      value.clear();
      for (const one of v) value.add(take(one));
    },
  },
  date: {
    out: value => ({ v: Number(value) }),
    make: ({ v }) => new Date(v ?? Number.NaN),
    fill: (value, { v }) => value.setTime(v ?? Number.NaN),
  },
  regexp: {
    out: value => ({ v: [value.source, value.flags, value.lastIndex] }),
    make: ({ v: [source, flags] }) => new RegExp(source, flags),
    fill: (value, { v: [, , at] }) => {
      value.lastIndex = at;
    },
  },
  bytes: {
    out: (value, put) => {
      const view = ArrayBuffer.isView(value) ? value : new Uint8Array(value);
      const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
      const type = Buffer.isBuffer(value) ? 'Buffer' : value.constructor.name;
      return { type, v: put(bytes.toString('base64')) };
    },
    make: ({ type, v }) => {
      const bytes = Buffer.from(String(v), 'base64');
      if (type === 'Buffer') return bytes;
      const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
      return type === 'ArrayBuffer' ? own : new (VIEWS[type] ?? Uint8Array)(own);
    },
    fill: (value, { v }) => {
      const bytes = Buffer.from(String(v), 'base64');
      const view = ArrayBuffer.isView(value) ? value : new Uint8Array(value);
      const own = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
      if (own.length === bytes.length) bytes.copy(own);
    },
  },
  error: {
    out: (value, put) => ({
      proto: put(Object.getPrototypeOf(value)),
      v: members(
        value,
        put,
        Reflect.ownKeys(value).filter(key => key !== 'stack'),
      ),
      stack: String(value.stack),
    }),
    make: (_, take, proto) => Object.setPrototypeOf(new Error(), take(proto)),
    fill: (value, { v, stack }, take) => {
      for (const [key, one] of v) {
        const name = take(key);
        const shape = { value: take(one), writable: true, configurable: true };
        Object.defineProperty(value, name, { ...shape, enumerable: !HIDDEN.has(name) });
      }
      Object.defineProperty(value, 'stack', { value: stack, writable: true, configurable: true });
    },
  },
};
const HIDDEN = new Set(['message', 'cause', 'errors']);
const VIEWS = {};
for (const one of [Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array])
  VIEWS[one.name] = one;
for (const one of [Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView])
  VIEWS[one.name] = one;
