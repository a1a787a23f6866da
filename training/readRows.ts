/** Reads the routing data: prompts with the measured pass rate of many models each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TaskFeatures, taskFeatures } from '../src/core/decision-engine/taskFeatures.ts';

export interface Row {
  readonly id: string;
  /** The body of tasks that it comes from: held out as a whole in leave-one-source-out. */
  readonly source: string;
  /** Rows of one group are one problem: never in both training and test. */
  readonly group: string;
  readonly language: string;
  readonly prompt: string;
  readonly redistributable: string;
  /** Model to pass rate, 0..1. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly features: TaskFeatures;
}

export type Pairs = Readonly<Record<string, readonly (readonly [local: string, paid: string])[]>>;

export interface RoutingData {
  /** Sorted by id, so that nothing depends on the order of lines. */
  readonly rows: readonly Row[];
  readonly pairs: Pairs;
}

/** Reads `dev.jsonl` and `pairs.json` in `folder` (or in its `data`). */
export function readRoutingData(folder: string): RoutingData {
  const read = (name: string) => readFileSync(join(folder, 'data', name), 'utf8');
  const rows = read('dev.jsonl')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => rowOf(JSON.parse(line)));
  return {
    rows: rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
    pairs: JSON.parse(read('pairs.json')),
  };
}

function rowOf(row: Omit<Row, 'features'>): Row {
  const { id, source, group, language, prompt, redistributable, outcomes } = row;
  const features = taskFeatures(prompt, language);
  return { id, source, group, language, prompt, redistributable, outcomes, features };
}

/** The names of the sources, sorted. */
export function sourcesOf(rows: readonly Row[]): readonly string[] {
  return distinct(rows.map(row => row.source));
}

/** Each name once, in the order of code units: the same on every machine. */
export function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}
