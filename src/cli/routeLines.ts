/** `route --jsonl`: one decision for each line, in the same order; no line's score knows another's. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { complexityOf } from '../core/decision-engine/complexity.ts';
import { forecastPair, PAIR_PRICES, PAIR_VERIFIER } from '../core/decision-engine/forecastPair.ts';
import { modelProfile } from '../core/decision-engine/modelProfiles.ts';
import { TYPICAL_LOCAL_SKILL, TYPICAL_PAID_SKILL } from '../core/decision-engine/need.ts';
import type { PairOutcome } from '../core/decision-engine/pairOutcome.ts';
import { logOdds, type RouterModel, sigmoid } from '../core/decision-engine/routerModel.ts';
import { taskDifficulty } from '../core/decision-engine/taskDifficulty.ts';
import { taskFeatures } from '../core/decision-engine/taskFeatures.ts';
import type { RouteIo } from './route.ts';
import { type Fields, parseLine, share, text } from './routeFields.ts';

interface Context {
  readonly router: RouterModel;
  readonly outcomes: readonly PairOutcome[];
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
  const input = Readable.from(stdin);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const answer = decide(line, context);
    if ('error' in answer) bad++;
    stdout.write(`${JSON.stringify(answer)}\n`);
  }
  return bad;
}

function decide(line: string, { router, now }: Context): object {
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
  const { score, route } = forecast(task, fields, router);
  const [local, paid] = [text(fields, 'local'), text(fields, 'paid')];
  return {
    ...id,
    score: Number(score.toFixed(SCORE_DIGITS)),
    route,
    ms: Number((now() - start).toFixed(3)),
    ...(local !== undefined && { local }),
    ...(paid !== undefined && { paid }),
  };
}

function forecast(task: string, fields: Fields, router: RouterModel) {
  const features = taskFeatures(task, text(fields, 'language'));
  const { complexity } = complexityOf(features);
  const { level, relative } = taskDifficulty({ complexity }, features, router);
  const prior = (name: string | undefined, tier: 'local' | 'paid', typical: number) => {
    const skill = name === undefined ? typical : modelProfile({ name, tier }).skill;
    return sigmoid(logOdds(skill) - level);
  };
  const skills = {
    local:
      share(fields, 'localSkill') ?? prior(text(fields, 'local'), 'local', TYPICAL_LOCAL_SKILL),
    paid: share(fields, 'paidSkill') ?? prior(text(fields, 'paid'), 'paid', TYPICAL_PAID_SKILL),
  };
  return forecastPair(router, relative, skills, PAIR_PRICES, PAIR_VERIFIER);
}
