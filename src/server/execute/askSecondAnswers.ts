/**
 * Further answers to the same task, for a check that compares what they do: one of another local model,
 * of another family where there is one; else some of the same model, drawn at a higher temperature.
 *
 * They cost local time only. Each passes the privacy gate and the queue, and is booked like any call.
 */
import type { Candidate, Model, Tier } from '../../core/types.ts';
import { type AttemptOrder, runAttempt } from './attempt/index.ts';
import type { ExecutionInput } from './execution.ts';
import type { ExecutionServices, SecondAnswer } from './services.ts';

/** Of the same model, where there is no other. */
const SAMPLES = 3;
const SAMPLE_TEMPERATURE = 0.8;
/** All of them together. */
const MAX_SECOND_MS = 60_000;
/** The places of these calls in the books, behind those of the attempts. */
const FIRST_INDEX = 1_000;

/** Never rejects: who gave no answer is left out. */
export async function askSecondAnswers(
  order: AttemptOrder,
  { decision, models, onStep }: ExecutionInput,
  services: ExecutionServices,
): Promise<readonly SecondAnswer[]> {
  if (order.model.tier !== LOCAL) return [];
  const other = chooseOther(order.model, decision.candidates, models);
  const model = other ?? order.model;
  const signal = AbortSignal.any([order.signal, AbortSignal.timeout(MAX_SECOND_MS)]);
  const answers: SecondAnswer[] = [];
  for (let at = 0; at < (other === null ? SAMPLES : 1) && !signal.aborted; at += 1) {
    onStep?.(`Asking ${model.id} for a second answer, to compare what both do.`, null);
    const { attempt, answer } = await runAttempt(
      {
        ...{ ...order, model, signal, rejected: null, isOpinion: true },
        ...{ index: FIRST_INDEX + order.index + at, room: { kind: 'usual' } },
        ...(other === null && { temperature: SAMPLE_TEMPERATURE }),
        ...{ onText: () => {}, onAnswered: () => {}, onChecking: () => {} },
      },
      services,
    );
    if (attempt.failure === undefined && answer !== null) answers.push({ answer, model: model.id });
  }
  return answers;
}

const LOCAL: Tier = 'local';

function chooseOther(
  model: Model,
  candidates: readonly Candidate[],
  models: ReadonlyMap<string, Model>,
): Model | null {
  const others = candidates.flatMap(({ model: id, tier }) => {
    const other = models.get(id);
    const isOther = other !== undefined && other.id !== model.id && other.name !== model.name;
    return tier === LOCAL && isOther ? [other] : [];
  });
  const stranger = others.find(({ family }) => family !== undefined && family !== model.family);
  return stranger ?? others[0] ?? null;
}
