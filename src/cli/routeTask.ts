/** `route "<task>"`: the decision for one task between a typical local and a typical paid model. */
import { estimateComplexity, type PairForecaster } from '../core/decision-engine/index.ts';
import type { Route } from '../core/types.ts';

interface Options {
  readonly forecaster: PairForecaster;
  readonly json: boolean;
}

const ADVICE: Readonly<Record<Route, string>> = {
  local: 'ask the local model',
  cascade: 'ask the local model, check its answer, ask the paid one if it fails',
  paid: 'ask the paid model at once',
};

/** The text to print, with its last newline. */
export function formatRoute(task: string, { forecaster, json }: Options): string {
  const { features, ...forecast } = forecaster({ task });
  const { complexity, reasons } = estimateComplexity(features);
  const { kind, language } = features;
  if (json) {
    return `${JSON.stringify({ ...forecast, kind, language, complexity, reasons }, null, 2)}\n`;
  }
  const { route, score, localSuccess, paidSuccess } = forecast;
  return [
    `${route}: ${ADVICE[route]}.`,
    `  need for a paid model  ${score.toFixed(2)} of 1`,
    `  a typical local model  ${formatShare(localSuccess)} likely to be right`,
    `  a typical paid model   ${formatShare(paidSuccess)} likely to be right`,
    `  kind of task           ${kind}, language ${language}`,
    `  complexity             ${complexity.toFixed(2)} of 1: ${reasons.join(', ')}`,
    '',
  ].join('\n');
}

function formatShare(share: number): string {
  return `${Math.round(100 * share)} %`.padStart(5);
}
