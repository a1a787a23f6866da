/**
 * The calls that code is compared on: those that its own text, the request and the file show, the edges of
 * what it takes, and random ones. The simplest come first, so that a difference is shown as small as it is found.
 */
import { array, constantFrom, sample, tuple } from 'fast-check';
import {
  INTEGER,
  isGuessed,
  listOf,
  measureProbe,
  type Probe,
  type Shape,
  STRING,
  unite,
  type Value,
} from '../calls/index.ts';
import { findField, readText, type SyntaxTree, walkTree } from '../syntax/index.ts';
import { arbitraryOf, type Hints, listEdges, listOddValues } from './makeValues.ts';
import { readLiteral, readLiterals } from './readLiteral.ts';
import type { Parameter } from './readParameterShapes.ts';
import type { Signature } from './readSignatures.ts';
import { shapeOfValue } from './shapeOfValue.ts';

/** Per function. */
const MAX_PROBES = 220;
const MAX_EDGES = 90;
const MAX_SHOWN = 30;
const SEED = 20_260_701;

export interface ProbeWish {
  readonly signatures: readonly Signature[];
  readonly hints: Hints;
  /** Where calls may be shown: code, documentation, request, the rest of the file. */
  readonly texts: readonly string[];
}

export function makeProbes({ signatures, hints, texts }: ProbeWish): readonly Probe[] {
  return signatures.flatMap(signature => {
    const shown = findShownCalls(signature, texts);
    const refined = refineByCalls(signature, shown);
    const made = signature.isClass
      ? makeClassProbes(refined, hints)
      : [...makeEdgeProbes(refined, hints), ...makeRandomProbes(refined, hints)];
    const examples = signature.isClass
      ? []
      : shown.map(given => ({ ...emptyProbe(signature.name), given }));
    const kept = keepDistinct([...examples, ...made]).slice(0, MAX_PROBES);
    // Code may remember what it was called with: some calls are made twice.
    const repeated = kept.flatMap((probe, at) => (at % REPEATED === 0 ? [probe, probe] : [probe]));
    return [...repeated, ...makeOddProbes(refined, hints)];
  });
}

/** One call of so many is repeated. */
const REPEATED = 3;

/** The simplest call of a function, with one odd number each. */
function makeOddProbes({ name, parameters, isClass }: Signature, hints: Hints): readonly Probe[] {
  const usual = parameters.map(({ shape }) => listEdges(fillUnknown(shape, INTEGER), hints)[0]);
  const given = usual.filter(value => value !== undefined);
  const isSimple = parameters.every(({ isRest, isNamed }) => !isRest && !isNamed);
  if (isClass || !isSimple || given.length < parameters.length) return [];
  return parameters.flatMap(({ shape }, at) =>
    listOddValues(shape).map(odd => ({
      ...emptyProbe(name),
      ...{ given: given.with(at, odd), isOdd: true as const },
    })),
  );
}

function emptyProbe(target: string): Probe {
  return { target, given: [], named: [], calls: [], isClass: false, isGuess: false };
}

function keepDistinct(probes: readonly Probe[]): readonly Probe[] {
  const seen = new Map<string, Probe>();
  for (const probe of probes) {
    const key = JSON.stringify([probe.target, probe.given, probe.named, probe.calls]);
    if (!seen.has(key)) seen.set(key, probe);
  }
  return [...seen.values()].toSorted((a, b) => measureProbe(a) - measureProbe(b));
}

/** Numbers and strings that stand in the code; of patterns, their letters. */
export function collectHints(trees: readonly SyntaxTree[]): Hints {
  const numbers = new Set<number>();
  const words = new Set<string>();
  for (const tree of trees) {
    for (const node of walkTree(tree.root)) {
      const text = readText(tree, node);
      if (/^(?:number|integer|float)$/.test(node.type)) {
        const value = Number(text.replace(/_|n$/g, ''));
        if (Number.isFinite(value) && Math.abs(value) < MAX_NUMBER) numbers.add(value);
      } else if (/^(?:string|template_string)$/.test(node.type)) {
        const value = readLiteral(text);
        if (value?.kind === 'string' && value.value.length <= MAX_WORD) words.add(value.value);
      } else if (node.type === 'regex') {
        for (const letter of text.match(/[A-Za-z0-9,;:.@#% -]/g)?.slice(0, 12) ?? [])
          words.add(letter);
      } else if (/^(?:member_expression|attribute)$/.test(node.type)) continue;
      else if (/^(?:pair|keyword_argument)$/.test(node.type)) {
        const key = findField(node, 'key') ?? findField(node, 'name');
        if (key && /identifier$/.test(key.type)) words.add(readText(tree, key));
      }
    }
  }
  words.delete('');
  return { numbers: [...numbers].slice(0, MAX_KEPT), words: [...words].slice(0, MAX_KEPT) };
}

const MAX_NUMBER = 1e13;
const MAX_WORD = 40;
const MAX_KEPT = 40;

/** Calls of the function with literals, wherever they stand. */
function findShownCalls(
  { name }: Signature,
  texts: readonly string[],
): readonly (readonly Value[])[] {
  const found: (readonly Value[])[] = [];
  const call = new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}\\(`, 'g');
  for (const text of texts) {
    for (const { index, 0: head } of text.matchAll(call)) {
      const from = index + head.length;
      const given = readArguments(text.slice(from, from + MAX_CALL_CHARS));
      if (given !== null && found.length < MAX_SHOWN) found.push(given);
    }
  }
  return found;
}

const MAX_CALL_CHARS = 400;

/** Up to the bracket that closes the call. */
function readArguments(text: string): readonly Value[] | null {
  for (let end = text.indexOf(')'), tries = 0; end >= 0 && tries < 8; tries += 1) {
    const given = readLiterals(text.slice(0, end));
    if (given !== null) return given;
    end = text.indexOf(')', end + 1);
  }
  return null;
}

/** What a parameter was given in shown calls tells more than its use does. */
function refineByCalls(signature: Signature, shown: readonly (readonly Value[])[]): Signature {
  const parameters = signature.parameters.map((parameter, at) => {
    if (parameter.isTyped || parameter.isRest || !isGuessed(parameter.shape)) return parameter;
    const shapes = shown.flatMap(given =>
      given[at] === undefined ? [] : [shapeOfValue(given[at])],
    );
    const shape = shapes.length === 0 ? null : unite(shapes);
    return shape === null || isGuessed(shape) ? parameter : { ...parameter, shape, isTyped: true };
  });
  return { ...signature, parameters };
}

/** What is unknown is of one kind in all places of one call: mixed kinds are nobody's call. */
const GUESSES: readonly Shape[] = [INTEGER, STRING, listOf(INTEGER)];

function fillUnknown(shape: Shape, guess: Shape): Shape {
  switch (shape.kind) {
    case 'unknown':
      return guess;
    case 'list':
    case 'set':
      return { kind: shape.kind, of: fillUnknown(shape.of, guess) };
    case 'union':
      return unite(shape.any.map(one => fillUnknown(one, guess)));
    case 'tuple':
      return { kind: 'tuple', items: shape.items.map(one => fillUnknown(one, guess)) };
    case 'record':
      return {
        kind: 'record',
        fields: shape.fields.map(one => ({ ...one, shape: fillUnknown(one.shape, guess) })),
      };
    case 'map':
      return { ...shape, key: fillUnknown(shape.key, STRING), of: fillUnknown(shape.of, guess) };
    case 'function':
      return { ...shape, returns: fillUnknown(shape.returns, guess) };
    default:
      return shape;
  }
}

/** How often each guess is made, out of all random calls. */
const SHARES = [0.5, 0.35, 0.15];

function makeRandomProbes({ name, parameters }: Signature, hints: Hints): readonly Probe[] {
  const isGuess = parameters.some(({ shape }) => isGuessed(shape));
  const count = parameters.length === 0 ? 1 : MAX_PROBES - MAX_EDGES;
  const rounds = isGuess
    ? GUESSES.map((guess, at) => ({ guess, runs: Math.round(count * (SHARES[at] ?? 0)) }))
    : [{ guess: INTEGER, runs: count }];
  return rounds.flatMap(({ guess, runs }) => {
    const filled = parameters.map(one => ({ ...one, shape: fillUnknown(one.shape, guess) }));
    return sample(arbitraryCall(filled, hints), { numRuns: runs, seed: SEED }).map(given => ({
      ...emptyProbe(name),
      ...splitNamed(filled, given),
      isGuess,
    }));
  });
}

/** One list a parameter: none where it is left out, several where it takes the rest. */
function arbitraryCall(parameters: readonly Parameter[], hints: Hints) {
  return tuple(
    ...parameters.map(({ shape, isOptional, isRest }) => {
      const value = arbitraryOf(shape, hints);
      if (isRest) return array(value, { maxLength: 4 });
      return array(value, { minLength: isOptional ? 0 : 1, maxLength: 1 });
    }),
  );
}

/** What follows a parameter that is left out is left out, too. */
function splitNamed(
  parameters: readonly Parameter[],
  lists: readonly (readonly Value[])[],
): Pick<Probe, 'given' | 'named'> {
  const given: Value[] = [];
  const named: (readonly [string, Value])[] = [];
  let isOver = false;
  for (const [at, parameter] of parameters.entries()) {
    const values = lists[at] ?? [];
    const [first] = values;
    if (parameter.isNamed) {
      if (first !== undefined) named.push([parameter.name, first]);
    } else {
      isOver ||= values.length === 0 && !parameter.isRest;
      if (!isOver) given.push(...values);
    }
  }
  return { given, named };
}

function makeEdgeProbes({ name, parameters }: Signature, hints: Hints): readonly Probe[] {
  const isGuess = parameters.some(({ shape }) => isGuessed(shape));
  const edges = parameters.map(({ shape, isRest }) => {
    const values = listEdges(fillUnknown(shape, INTEGER), hints);
    return isRest ? [[], ...values.map(value => [value])] : values.map(value => [value]);
  });
  if (edges.some(each => each.length === 0) || parameters.length === 0) return [];
  const total = edges.reduce((count, each) => count * each.length, 1);
  // Where there are too many, every so-and-so-many-th, so that each edge meets many others.
  const step = Math.max(1, Math.ceil(total / MAX_EDGES));
  const probes: Probe[] = [];
  for (let number = 0; number < total && probes.length < MAX_EDGES; number += step) {
    let rest = number;
    const lists = edges.map(each => {
      const value = each[rest % each.length] ?? [];
      rest = Math.floor(rest / each.length);
      return value;
    });
    probes.push({ ...emptyProbe(name), ...splitNamed(parameters, lists), isGuess });
  }
  return probes;
}

const MAX_CALLS = 7;

/** Objects with a few calls each. */
function makeClassProbes({ name, parameters, methods }: Signature, hints: Hints): readonly Probe[] {
  if (methods.length === 0) return [];
  const isGuess = [...parameters, ...methods.flatMap(one => one.parameters)].some(({ shape }) =>
    isGuessed(shape),
  );
  const calls = methods.map(method =>
    arbitraryCall(fillAll(method.parameters), hints).map(lists => ({
      name: method.name,
      given: splitNamed(method.parameters, lists).given,
    })),
  );
  const call = constantFrom(...calls.keys()).chain(at => calls[at] ?? calls[0]!);
  const made = tuple(
    arbitraryCall(fillAll(parameters), hints),
    array(call, { minLength: 1, maxLength: MAX_CALLS }),
  );
  return sample(made, { numRuns: MAX_PROBES, seed: SEED }).map(([lists, list]) => ({
    ...emptyProbe(name),
    ...splitNamed(parameters, lists),
    ...{ calls: list, isClass: true, isGuess },
  }));
}

function fillAll(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.map(one => ({ ...one, shape: fillUnknown(one.shape, INTEGER) }));
}
