/** Calls as code: languages write the same values each in its own way. */

import { cutText } from '../../../core/cutText.ts';
import type { Probe } from './probe.ts';
import type { Value } from './shape.ts';

/** How a language writes values. `given`: within the program that runs them, not for a reader. */
interface Notation {
  readonly nothing: string;
  readonly missing: string;
  readonly truths: readonly [no: string, yes: string];
  readonly list: (items: readonly string[]) => string;
  readonly tuple: (items: readonly string[]) => string;
  readonly set: (items: readonly string[]) => string;
  readonly record: (entries: readonly (readonly [string, string])[]) => string;
  readonly map: (entries: readonly (readonly [string, string])[]) => string;
  readonly date: (ms: number) => string;
  readonly instance: (name: string, given: readonly string[]) => string;
  readonly number: (value: number, isFloat: boolean) => string;
}

const SCRIPT: Notation = {
  nothing: 'null',
  missing: 'undefined',
  truths: ['false', 'true'],
  list: items => `[${items.join(', ')}]`,
  tuple: items => `[${items.join(', ')}]`,
  set: items => `new Set([${items.join(', ')}])`,
  record: entries => `{${entries.map(([key, value]) => ` ${key}: ${value}`).join(',')} }`,
  map: entries => `new Map([${entries.map(([key, value]) => `[${key}, ${value}]`).join(', ')}])`,
  date: ms => `new Date(${ms})`,
  instance: (name, given) => `new ${name}(${given.join(', ')})`,
  number: writeNumber,
};

const SNAKE: Notation = {
  nothing: 'None',
  missing: 'None',
  truths: ['False', 'True'],
  list: items => `[${items.join(', ')}]`,
  tuple: items => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`,
  set: items => (items.length === 0 ? 'set()' : `{${items.join(', ')}}`),
  record: entries => `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`,
  map: entries => `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`,
  date: ms => `__import__("datetime").datetime.fromtimestamp(${ms / 1000})`,
  instance: (name, given) => `${name}(${given.join(', ')})`,
  number: (value, isFloat) =>
    Number.isNaN(value)
      ? 'float("nan")'
      : isFloat && Number.isInteger(value) && Math.abs(value) < 1e15
        ? `${value}.0`
        : writeNumber(value),
};

function writeNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

export const NOTATIONS = { script: SCRIPT, snake: SNAKE } as const;
export type NotationName = keyof typeof NOTATIONS;

interface Writer {
  readonly notation: Notation;
  /** What stands for a function that is given. */
  readonly callback: (value: Extract<Value, { kind: 'function' }>) => string;
  /** Where classes of the code are found. */
  readonly own: (name: string) => string;
}

function writeValue(value: Value, writer: Writer): string {
  const { notation } = writer;
  const write = (one: Value) => writeValue(one, writer);
  switch (value.kind) {
    case 'null':
      return notation.nothing;
    case 'undefined':
      return notation.missing;
    case 'boolean':
      return notation.truths[value.value ? 1 : 0];
    case 'number':
      return notation.number(value.value, value.isFloat ?? false);
    case 'string':
      return JSON.stringify(value.value);
    case 'list':
    case 'tuple':
    case 'set':
      return notation[value.kind](value.items.map(write));
    case 'map': {
      const entries = value.entries.map(([key, of]) => [write(key), write(of)] as const);
      return value.isObject ? notation.record(entries) : notation.map(entries);
    }
    case 'date':
      return notation.date(value.ms);
    case 'function':
      return writer.callback(value);
    case 'instance':
      return notation.instance(writer.own(value.name), value.given.map(write));
  }
}

const MAX_SHOWN_CHARS = 300;

/** The call as a reader would write it. */
export function showProbe(
  { target, given, named, calls, isClass }: Probe,
  name: NotationName,
): string {
  const notation = NOTATIONS[name];
  const writer: Writer = {
    notation,
    own: each => each,
    callback: ({ gives }) =>
      `<a function that gives ${gives.map(one => writeValue(one, writer)).join(' or ')}>`,
  };
  const list = [
    ...given.map(one => writeValue(one, writer)),
    ...named.map(([key, value]) => `${key}=${writeValue(value, writer)}`),
  ];
  const made = isClass ? notation.instance(target, list) : `${target}(${list.join(', ')})`;
  const more = calls.map(
    call => `; .${call.name}(${call.given.map(one => writeValue(one, writer)).join(', ')})`,
  );
  return cutText(`${made}${more.join('')}`, MAX_SHOWN_CHARS);
}

/** The module that the recorder reads: each call with thunks, so that each run has values of its own. */
export function writeScriptProbes(probes: readonly Probe[]): string {
  const writer: Writer = {
    notation: SCRIPT,
    own: name => `n.${name}`,
    callback: ({ gives, arity, isLate }) =>
      `h([${gives.map(one => writeValue(one, writer)).join(', ')}], ${arity}, ${SCRIPT.truths[isLate ? 1 : 0]})`,
  };
  const list = (values: readonly Value[]) =>
    `(n, h) => [${values.map(one => writeValue(one, writer)).join(', ')}]`;
  const lines = probes.map(({ target, given, calls, isClass }) => {
    const more = calls.map(call => `[${JSON.stringify(call.name)}, ${list(call.given)}]`);
    return `[${JSON.stringify(target)}, ${list(given)}, [${more.join(', ')}], ${isClass}],`;
  });
  return `export const probes = [\n${lines.join('\n')}\n];\n`;
}

export function writeSnakeProbes(probes: readonly Probe[]): string {
  const writer: Writer = {
    notation: SNAKE,
    own: name => `n[${JSON.stringify(name)}]`,
    callback: ({ gives, arity, isLate }) =>
      `h([${gives.map(one => writeValue(one, writer)).join(', ')}], ${arity}, ${SNAKE.truths[isLate ? 1 : 0]})`,
  };
  const list = (values: readonly Value[]) =>
    `lambda n, h: [${values.map(one => writeValue(one, writer)).join(', ')}]`;
  const lines = probes.map(({ target, given, named, calls, isClass }) => {
    const words = named.map(
      ([key, value]) => `${JSON.stringify(key)}: ${writeValue(value, writer)}`,
    );
    const more = calls.map(call => `(${JSON.stringify(call.name)}, ${list(call.given)})`);
    return `    (${JSON.stringify(target)}, ${list(given)}, lambda n, h: {${words.join(', ')}}, [${more.join(', ')}], ${isClass ? 'True' : 'False'}),`;
  });
  return `probes = [\n${lines.join('\n')}\n]\n`;
}
