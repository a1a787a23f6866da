/**
 * One decision between two models of which only names and pass rates are known: they are built from what
 * is given and go through the same engine as a user's task. For `route --jsonl` and the published figures.
 */
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
  createOutcomeForecaster,
  decide,
  type Knowledge,
  learnKnowledge,
  type Outcome,
  type RouterModel,
  type UserRules,
} from '../../core/decision-engine/index.ts';
import type { Model, NanoUsd, Price, Priority, RouteDecision, Task } from '../../core/types.ts';
import { measureTask } from './measureTask.ts';

export interface PairTask {
  readonly task: string;
  readonly language?: string;
  readonly local?: string;
  readonly paid?: string;
  /** Pass rates 0..1 on this kind of task. */
  readonly localSkill?: number;
  readonly paidSkill?: number;
}

/** What became of a task that a local and a paid model were asked, as a person or a test judged it. */
export interface PairOutcome {
  readonly task: string;
  readonly language?: string;
  readonly local: string;
  readonly paid: string;
  /** 0..1: 1 is right, shares are partly passed tests. */
  readonly localOk: number;
  /** Absent where the paid model was not asked. */
  readonly paidOk?: number;
}

export interface PairContext {
  readonly router: RouterModel;
  readonly knowledge: Knowledge;
  readonly priority: Priority;
  readonly rules: Omit<UserRules, 'privacy'>;
  /** Keys of the configuration: a text with one of them stays here. */
  readonly secrets: readonly string[];
  readonly budgetLeftNanoUsd: NanoUsd | null;
}

export interface PairDecision extends Pick<RouteDecision, 'route' | 'score' | 'reason'> {
  /** Chances of being right; null: that model may not be asked. */
  readonly localSuccess: number | null;
  readonly paidSuccess: number | null;
}

export function decidePair(pair: PairTask, context: PairContext): PairDecision {
  const { secrets, knowledge, rules, router, budgetLeftNanoUsd } = context;
  const task = measurePairTask(pair, context.priority);
  const [local, paid] = [buildModel('local', pair.local), buildModel('paid', pair.paid)];
  const decision = decide({
    ...{ task, models: [local, paid], budgetLeftNanoUsd, router, unavailable: new Map() },
    knowledge: { ...knowledge, statedSkills: readStatedSkills(pair, local, paid) },
    rules: { ...rules, privacy: checkPrivacy(task, { ...BARE_PRIVACY_RULES, keys: secrets }) },
  });
  const { route, score, reason } = decision;
  const readChance = ({ id }: Model) =>
    decision.candidates.find(({ model }) => model === id)?.quality ?? null;
  return { route, score, reason, localSuccess: readChance(local), paidSuccess: readChance(paid) };
}

/** What outcomes of pairs teach, by the learning that a user's own outcomes go through. */
export function learnFromPairs(outcomes: readonly PairOutcome[], router: RouterModel): Knowledge {
  const all = outcomes.flatMap(outcome => {
    const foresee = createOutcomeForecaster(measurePairTask(outcome, 'cost'), router);
    const judge = (model: Model, ok: number | undefined): readonly Outcome[] =>
      ok === undefined ? [] : [{ ...foresee(model), ...UNTIMED, ok }];
    const { local, paid, localOk, paidOk } = outcome;
    return [
      ...judge(buildModel('local', local), localOk),
      ...judge(buildModel('paid', paid), paidOk),
    ];
  });
  return learnKnowledge(all, [], 0);
}

const UNTIMED = {
  evidence: 'tests',
  atMs: 0,
  durationMs: 0,
  firstTokenMs: null,
  outputTokens: null,
} as const;

function measurePairTask({ task, language }: PairTask, priority: Priority): Task {
  return measureTask({ task, context_length: 0, language }, priority);
}

/** Of a middling hosted model: the line says none, and a budget must be held to something. */
const PAIR_PRICE: Price = {
  kind: 'priced',
  base: { inputNanoUsdPerMTok: 1.25e9, outputNanoUsdPerMTok: 10e9 },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'settings', asOf: '2026-11-28', stale: false },
};

/** Its window is not known, so nothing is said to be too long for it. */
function buildModel(tier: 'local' | 'paid', name = ''): Model {
  const price: Price = tier === 'local' ? { kind: 'free' } : PAIR_PRICE;
  const id = `${tier}/${name}`;
  return { id, provider: tier, name, tier, contextTokens: Number.MAX_SAFE_INTEGER, price };
}

function readStatedSkills(
  { localSkill, paidSkill }: PairTask,
  local: Model,
  paid: Model,
): ReadonlyMap<string, number> {
  const stated = [[local.id, localSkill] as const, [paid.id, paidSkill] as const];
  return new Map(stated.flatMap(([id, skill]) => (skill === undefined ? [] : [[id, skill]])));
}
