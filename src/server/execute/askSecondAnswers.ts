/**
 * Further answers to the same task, for a check that compares what they do: one of another local model,
 * of another family where there is one; else some of the same model, drawn at a higher temperature.
 *
 * They cost the time of this machine or its network only. Each passes the privacy gate and the queue,
 * and is booked like any call.
 */
import type { Candidate, Model } from '../../core/types.ts';
import { type AttemptOrder, isKeptLocal, runAttempt } from './attempt/index.ts';
import type { ExecutionInput } from './execution.ts';
import type { ExecutionServices, SecondAnswer } from './services.ts';

/** Of the same model, where there is no other. */
const SAMPLES = 3;
const SAMPLE_TEMPERATURE = 0.8;
/** All of them together. */
const MAX_SECOND_MS = 60_000;
/** The places of these calls in the books, behind those of the attempts. */
const FIRST_INDEX = 1_000;

/** Never rejects: a model that gave no answer is left out. */
export async function askSecondAnswers(
  order: AttemptOrder,
  { decision, models, onStep }: ExecutionInput,
  services: ExecutionServices,
): Promise<readonly SecondAnswer[]> {
  const isHere = (model: Model) =>
    isKeptLocal(model, services.providers.get(model.provider)?.origin ?? '');
  // A task with a limit of tokens has none for a comparison.
  if (!isHere(order.model) || order.task.tokenBudget !== undefined) return [];
  const here = [...models.values()].filter(isHere);
  const other = chooseOther(order.model, decision.candidates, here);
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
    if (attempt.failure !== undefined || answer === null) continue;
    answers.push({ answer, model: model.id, ...(other === null && { isOwn: true as const }) });
  }
  return answers;
}

function chooseOther(
  model: Model,
  candidates: readonly Candidate[],
  here: readonly Model[],
): Model | null {
  const others = candidates.flatMap(({ model: id }) => {
    const other = here.find(each => each.id === id);
    return other !== undefined && other.id !== model.id && other.name !== model.name ? [other] : [];
  });
  const stranger = others.find(({ family }) => family !== undefined && family !== model.family);
  return stranger ?? others[0] ?? null;
}
