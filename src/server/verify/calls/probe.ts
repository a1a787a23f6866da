/** One call, or the making of an object and calls of it, on which two pieces of code are compared. */
import type { Value } from './shape.ts';

export interface Probe {
  /** A function or a class of the code. */
  readonly target: string;
  readonly given: readonly Value[];
  /** Python's, by name. */
  readonly named: readonly (readonly [name: string, Value])[];
  /** On the object that a class makes. */
  readonly calls: readonly MethodCall[];
  readonly isClass: boolean;
  /** What it is given is only guessed: that code fails on it says nothing. */
  readonly isGuess: boolean;
  /** No number, or a zero below zero: code that was never made for them may rightly do otherwise. */
  readonly isOdd?: true;
}

export interface MethodCall {
  readonly name: string;
  readonly given: readonly Value[];
}

/** How much there is to it; simpler ones are tried and shown first. */
export function measureProbe({ given, named, calls }: Probe): number {
  const own = [...given, ...named.map(([, value]) => value)].reduce(
    (sum, one) => sum + measureValue(one),
    0,
  );
  return calls.reduce(
    (sum, call) => sum + 3 + call.given.reduce((all, one) => all + measureValue(one), 0),
    own,
  );
}

function measureValue(value: Value): number {
  switch (value.kind) {
    case 'number':
      return 1 + Math.log10(1 + Math.abs(value.value)) + (Number.isInteger(value.value) ? 0 : 1);
    case 'string':
      return 1 + value.value.length / 2;
    case 'list':
    case 'set':
    case 'tuple':
      return 1 + value.items.reduce((sum, one) => sum + measureValue(one), 0);
    case 'map':
      return (
        1 + value.entries.reduce((sum, [key, of]) => sum + measureValue(key) + measureValue(of), 0)
      );
    case 'function':
      return 3;
    case 'instance':
      return 2 + value.given.reduce((sum, one) => sum + measureValue(one), 0);
    default:
      return 1;
  }
}

/** Larger ones may make code run for ever or fill the memory. */
export function findLargestNumber(values: readonly Value[]): number {
  return Math.max(
    0,
    ...values.map(value => {
      if (value.kind === 'number') return Math.abs(value.value) || 0;
      if (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set')
        return findLargestNumber(value.items);
      if (value.kind === 'map') return findLargestNumber(value.entries.map(([, of]) => of));
      return value.kind === 'instance' ? findLargestNumber(value.given) : 0;
    }),
  );
}

/** What another language can be given, too: values that JSON has, and text that all languages count alike. */
export function isPlainProbe({ given, named, calls }: Probe): boolean {
  const values = [
    ...given,
    ...named.map(([, value]) => value),
    ...calls.flatMap(call => call.given),
  ];
  return named.length === 0 && values.every(isPlain);
}

function isPlain(value: Value): boolean {
  switch (value.kind) {
    case 'string':
      return /^[\t\n\x20-\x7e]*$/.test(value.value);
    case 'list':
    case 'tuple':
      return value.items.every(isPlain);
    case 'map':
      return (
        value.isObject && value.entries.every(([key, of]) => key.kind === 'string' && isPlain(of))
      );
    case 'number':
      return Number.isFinite(value.value) && !Object.is(value.value, -0);
    case 'null':
    case 'boolean':
    case 'function':
      return true;
    default:
      return false;
  }
}
