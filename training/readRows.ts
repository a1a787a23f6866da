/** Reads the routing data: prompts with the measured pass rate of many models each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  extractTaskFeatures,
  type TaskFeatures,
} from '../src/core/decision-engine/task/taskFeatures.ts';

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

/** Pass rates 0..1 of a pair's models, as a caller would state them for this row. */
export type StatedSkills = (
  row: Pick<Row, 'id'>,
  local: string,
  paid: string,
) => { readonly local: number; readonly paid: number };

/** Pairs of models by world: the one pair that stands for each source. */
export type Worlds = Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;

/** Reads `dev.jsonl` and `pairs.json` in the `data` of `folder`. */
export function readRoutingData(folder: string): RoutingData {
  const rows = linesOf(folder, 'dev.jsonl').map(line => rowOf(JSON.parse(line)));
  return {
    rows: rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
    pairs: JSON.parse(textOf(folder, 'pairs.json')),
  };
}

/** Reads the skills that `dev.pairs.prompts.jsonl` states. Throws for a row that it does not name. */
export function readStatedSkills(folder: string): StatedSkills {
  const key = (id: string, local: string, paid: string) => JSON.stringify([id, local, paid]);
  const stated = new Map(
    linesOf(folder, 'dev.pairs.prompts.jsonl').map(line => {
      const { id, local, paid, localSkill, paidSkill } = JSON.parse(line);
      return [key(id, local, paid), { local: Number(localSkill), paid: Number(paidSkill) }];
    }),
  );
  return ({ id }, local, paid) => {
    const skills = stated.get(key(id, local, paid));
    if (skills === undefined) throw new Error(`No skills of ${local} and ${paid} for ${id}.`);
    return skills;
  };
}

/** Reads `pooled_worlds.json`. */
export function readWorlds(folder: string): Worlds {
  return JSON.parse(textOf(folder, 'pooled_worlds.json'));
}

function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, 'data', name), 'utf8');
}

function linesOf(folder: string, name: string): readonly string[] {
  return textOf(folder, name)
    .split('\n')
    .filter(line => line.trim() !== '');
}

function rowOf(row: Omit<Row, 'features'>): Row {
  const { id, source, group, language, prompt, redistributable, outcomes } = row;
  const features = extractTaskFeatures(prompt, { language });
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
