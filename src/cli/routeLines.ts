/** `route --jsonl`: one decision for each line, in the same order; no line's score knows another's. */
import type { PairForecaster, PairTask } from '../core/decision-engine/index.ts';
import { readLines } from './readLines.ts';
import {
  type LineFields,
  MAX_ROUTE_LINE_CHARS,
  parseLine,
  readShareField,
  readTextField,
} from './routeFields.ts';
import type { RouteIo } from './routeIo.ts';

interface Context {
  readonly forecaster: PairForecaster;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}

const SCORE_DIGITS = 9;

/** Resolves with the number of bad lines. */
export async function routeLines(
  { stdin, stdout }: Pick<RouteIo, 'stdin' | 'stdout'>,
  context: Context,
): Promise<number> {
  let bad = 0;
  // One more than may be, so that a line that is too long is seen to be.
  for await (const line of readLines(stdin, MAX_ROUTE_LINE_CHARS + 1)) {
    const answer = decideLine(line, context);
    if ('error' in answer) bad++;
    stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return bad;
}

function decideLine(line: string, { forecaster, now }: Context): object {
  const parsed = parseLine(line);
  if (!parsed.ok) return { error: parsed.error };
  const { fields } = parsed;
  const id = Object.hasOwn(fields, 'id') ? { id: fields.id } : {};
  const task = readTextField(fields, 'task');
  if (task === undefined) return { ...id, error: 'task must be a string that is not empty' };
  const wrong = ['localSkill', 'paidSkill'].find(
    name =>
      Object.hasOwn(fields, name) &&
      fields[name] !== null &&
      readShareField(fields, name) === undefined,
  );
  if (wrong !== undefined) return { ...id, error: `${wrong} must be a number from 0 to 1` };
  const start = now();
  const { score, route } = forecaster({ task, ...readPairFields(fields) });
  return {
    ...id,
    score: Number(score.toFixed(SCORE_DIGITS)),
    route,
    ms: Number((now() - start).toFixed(3)),
    ...readModelNames(fields),
  };
}

function readModelNames(fields: LineFields): Pick<PairTask, 'local' | 'paid'> {
  const [local, paid] = [readTextField(fields, 'local'), readTextField(fields, 'paid')];
  return { ...(local !== undefined && { local }), ...(paid !== undefined && { paid }) };
}

function readPairFields(fields: LineFields): Omit<PairTask, 'task'> {
  const language = readTextField(fields, 'language');
  const [localSkill, paidSkill] = [
    readShareField(fields, 'localSkill'),
    readShareField(fields, 'paidSkill'),
  ];
  return {
    ...readModelNames(fields),
    ...(language !== undefined && { language }),
    ...(localSkill !== undefined && { localSkill }),
    ...(paidSkill !== undefined && { paidSkill }),
  };
}
