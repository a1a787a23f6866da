/**
 * The one entry of the engine: where a task goes. All callers (a user's task, the command line, the
 * published figures) ask this.
 *
 * It keeps free use from turning into paid use between tasks: a task that a free model would have got, were
 * it not cooling down or its quota used up, gets no paid one unasked. Within a task the fallback rules
 * see to the same.
 */
import type { Rejection, RouteDecision } from '../../types.ts';
import { selectModels } from './modelSelector.ts';
import type { SelectionInput } from './selectionInput.ts';

/** As `selectModels`. A user who named a price or the model has agreed to pay. */
export function decide(input: SelectionInput): RouteDecision {
  const decision = selectModels(input);
  const { task, models, unavailable } = input;
  const agreed = task.maxCostNanoUsd !== undefined || task.model !== undefined;
  const resting = models.filter(({ id, tier }) => tier === 'free' && unavailable.has(id));
  const pays = decision.candidates.some(({ tier }) => tier === 'paid');
  const stillFree = decision.candidates[0]?.tier === 'free';
  if (agreed || resting.length === 0 || !pays || stillFree) return decision;

  const ids = new Set(resting.map(({ id }) => id));
  const others = new Map([...unavailable].filter(([id]) => !ids.has(id)));
  const free = selectModels({ ...input, unavailable: others }).candidates[0];
  if (free?.tier !== 'free') return decision;

  const why =
    `${free.model} would do this for nothing. ${unavailable.get(free.model)?.why ?? ''} ` +
    'A paid model is not asked instead, unless you give a maximum cost or name the model.';
  return dropPaidModels(input, decision, why);
}

function dropPaidModels(
  input: SelectionInput,
  decision: RouteDecision,
  why: string,
): RouteDecision {
  const unpaid = selectModels({
    ...input,
    models: input.models.filter(({ tier }) => tier !== 'paid'),
  });
  const refused = decision.candidates
    .filter(({ tier }) => tier === 'paid')
    .map(({ model, tier }): Rejection => ({ model, tier, kind: 'not-asked-for', why }));
  const before = decision.rejected.filter(({ tier }) => tier === 'paid');
  return {
    ...unpaid,
    reason: unpaid.candidates.length === 0 ? why : `${unpaid.reason} ${why}`,
    rejected: [...unpaid.rejected, ...refused, ...before],
  };
}
