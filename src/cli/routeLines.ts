/** `route --jsonl`: one decision for each line, in the same order; no line's score knows another's. */
import type { PairForecaster, PairTask } from '../core/decision-engine/pairForecaster.ts';
import { linesOf } from './linesOf.ts';
import type { RouteIo } from './route.ts';
import { type Fields, MOST_LINE_CHARS, parseLine, share, text } from './routeFields.ts';

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
  for await (const line of linesOf(stdin, MOST_LINE_CHARS + 1)) {
    const answer = decide(line, context);
    if ('error' in answer) bad++;
    stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return bad;
}

function decide(line: string, { forecaster, now }: Context): object {
  const parsed = parseLine(line);
  if (!parsed.ok) return { error: parsed.error };
  const { fields } = parsed;
  const id = Object.hasOwn(fields, 'id') ? { id: fields.id } : {};
  const task = text(fields, 'task');
  if (task === undefined) return { ...id, error: 'task must be a string that is not empty' };
  const wrong = ['localSkill', 'paidSkill'].find(
    name =>
      Object.hasOwn(fields, name) && fields[name] !== null && share(fields, name) === undefined,
  );
  if (wrong !== undefined) return { ...id, error: `${wrong} must be a number from 0 to 1` };
  const start = now();
  const { score, route } = forecaster({ task, ...known(fields) });
  return {
    ...id,
    score: Number(score.toFixed(SCORE_DIGITS)),
    route,
    ms: Number((now() - start).toFixed(3)),
    ...names(fields),
  };
}

function names(fields: Fields): Pick<PairTask, 'local' | 'paid'> {
  const [local, paid] = [text(fields, 'local'), text(fields, 'paid')];
  return { ...(local !== undefined && { local }), ...(paid !== undefined && { paid }) };
}

function known(fields: Fields): Omit<PairTask, 'task'> {
  const language = text(fields, 'language');
  const [localSkill, paidSkill] = [share(fields, 'localSkill'), share(fields, 'paidSkill')];
  return {
    ...names(fields),
    ...(language !== undefined && { language }),
    ...(localSkill !== undefined && { localSkill }),
    ...(paidSkill !== undefined && { paidSkill }),
  };
}
