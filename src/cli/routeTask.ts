/** `route "<task>"`: the decision for one task between a typical local and a typical paid model. */
import { complexityOf } from '../core/decision-engine/complexity.ts';
import { forecastPair, PAIR_PRICES, PAIR_VERIFIER } from '../core/decision-engine/forecastPair.ts';
import { TYPICAL_LOCAL_SKILL, TYPICAL_PAID_SKILL } from '../core/decision-engine/need.ts';
import { logOdds, type RouterModel, sigmoid } from '../core/decision-engine/routerModel.ts';
import { taskDifficulty } from '../core/decision-engine/taskDifficulty.ts';
import { taskFeatures } from '../core/decision-engine/taskFeatures.ts';
import type { Route } from '../core/types.ts';

interface Options {
  readonly router: RouterModel;
  readonly json: boolean;
}

const ADVICE: Readonly<Record<Route, string>> = {
  local: 'ask the local model',
  cascade: 'ask the local model, check its answer, ask the paid one if it fails',
  paid: 'ask the paid model at once',
};

/** The text to print, with its last newline. */
export function showRoute(task: string, { router, json }: Options): string {
  const features = taskFeatures(task);
  const { complexity, reasons } = complexityOf(features);
  const { level, relative } = taskDifficulty({ complexity }, features, router);
  const skillOf = (typical: number) => sigmoid(logOdds(typical) - level);
  const skills = { local: skillOf(TYPICAL_LOCAL_SKILL), paid: skillOf(TYPICAL_PAID_SKILL) };
  const forecast = forecastPair(router, relative, skills, PAIR_PRICES, PAIR_VERIFIER);
  const { kind, language } = features;
  if (json) {
    return `${JSON.stringify({ ...forecast, kind, language, complexity, reasons }, null, 2)}\n`;
  }
  const { route, score, localSuccess, paidSuccess } = forecast;
  return [
    `${route}: ${ADVICE[route]}.`,
    `  need for a paid model  ${score.toFixed(2)} of 1`,
    `  a typical local model  ${percent(localSuccess)} likely to be right`,
    `  a typical paid model   ${percent(paidSuccess)} likely to be right`,
    `  kind of task           ${kind}, language ${language}`,
    `  complexity             ${complexity.toFixed(2)} of 1: ${reasons.join(', ')}`,
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`.padStart(5);
}
