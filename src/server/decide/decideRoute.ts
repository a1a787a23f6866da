/** From a measured task to a decision: gathers what the pure selector needs, and sends no request. */

import { findTightestBudget } from '../../core/cost-monitor/index.ts';
import {
  decide,
  type PrivacyVerdict,
  ROUTER,
  type TimeLimits,
  type Unavailable,
} from '../../core/decision-engine/index.ts';
import type { Model, RouteDecision, Task } from '../../core/types.ts';
import { findProjectCheck } from '../verify/index.ts';
import { applyFolderRules } from './applyFolderRules.ts';
import { findCoolingModels } from './coolingModels.ts';
import type { DecisionServices } from './decisionServices.ts';

/**
 * Decides among `models`. A decision without candidates says in `reason` what to do. `judged`: where more words
 * are sent than the task is measured by, what privacy says of all of them.
 */
export async function decideRoute(
  task: Task,
  models: readonly Model[],
  services: DecisionServices,
  judged?: PrivacyVerdict,
): Promise<RouteDecision> {
  const isPaid = models.some(({ tier }) => tier === 'paid');
  const left = isPaid ? findTightestBudget(services.budgets()) : null;
  await services.privacy.ready();
  const privacy = judged ?? services.privacy.check(task);
  const checkedByProject = await hasProjectCheck(task, services);
  const timeLimits = { ...readTimeLimits(services), ownMs: task.timeLimitMs };
  const places = task.filePath === undefined ? [] : services.privacy.locate(task.filePath);
  const rules = applyFolderRules(services.rules, places, services.config.folderRules);
  const select = (cannot: ReadonlyMap<string, Unavailable>) =>
    decide({
      task,
      models,
      budgetLeftNanoUsd: left?.nanoUsd ?? null,
      ...(left && { budgetSays: left.says }),
      knowledge: services.knowledge(),
      rules: { ...rules, privacy },
      unavailable: cannot,
      checkedByProject,
      comparesAnswers: services.config.verification.secondAnswer,
      router: ROUTER,
      sized: services.execution.sized,
      timeLimits,
    });
  const resting = findCoolingModels(models, services);
  const decision = select(resting.all);
  if (decision.candidates.length === 0 && resting.long.size < resting.all.size) {
    // No other model is left: one that is back soon is waited for.
    const patient = select(resting.long);
    if (patient.candidates.length > 0) return patient;
  }
  if (decision.candidates.length > 0 || models.length > 0) return decision;
  return { ...decision, reason: explainNoModels(services) };
}

/** After which execution ends a call, or the whole task. */
function readTimeLimits({ execution }: DecisionServices): TimeLimits {
  const { call, taskMs } = execution.limits;
  const { local, free, paid } = call;
  return { callMs: { local: local.totalMs, free: free.totalMs, paid: paid.totalMs }, taskMs };
}

/** Whether the project's own check would run on the answer, which is as good as tests. */
async function hasProjectCheck(task: Task, { config }: DecisionServices): Promise<boolean> {
  if (task.replaces === undefined) return false;
  const { projects } = config.verification;
  const check = await findProjectCheck(task, projects, process.env.PATH ?? '');
  return check !== null && check.change(task.replaces) !== null;
}

function explainNoModels({ registry }: DecisionServices): string {
  const tried = registry
    .status()
    .map(({ id, origin, problem }) => `${id} at ${origin}${problem ? ` (${problem})` : ''}`)
    .join('; ');
  return [
    'No model answers, and nothing was spent.',
    'Start a local one (`ollama serve`, or the server of LM Studio or llama.cpp), or set an API key',
    `for OpenRouter or OpenAI. Tried: ${tried}.`,
  ].join(' ');
}
