/** What was learned of each model, as data for programs and as a table for people. */

import {
  type EvidenceKind,
  type Knowledge,
  type Outcome,
  type Speed,
  sigmoid,
} from '../core/decision-engine/index.ts';
import { formatDuration, formatPercent } from '../core/figures.ts';

/** What was learned of a model, a kind of task or a language. */
interface LearnedSkill {
  readonly outcomes: number;
  readonly byEvidence: Readonly<Partial<Record<EvidenceKind, number>>>;
  /** Log-odds on top of the prior; of a part, on top of the model's own. */
  readonly offset: number;
}

export interface LearnedModel extends LearnedSkill {
  readonly model: string;
  /** Judged outcomes, each less the older it is. */
  readonly weight: number;
  readonly kinds: Readonly<Record<string, LearnedSkill>>;
  readonly languages: Readonly<Record<string, LearnedSkill>>;
  /** Null: too few answers were timed. */
  readonly speed: Speed | null;
}

/** Models with outcomes, by name. */
export function listLearnedModels(
  outcomes: readonly Outcome[],
  { skills, speeds }: Knowledge,
): readonly LearnedModel[] {
  return [...skills]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([model, skill]) => {
      const own = outcomes.filter(each => each.model === model);
      const byKind: Readonly<Record<string, number>> = skill.byKind;
      return {
        model,
        ...summarizeSkill(own, skill.offset),
        weight: skill.outcomes,
        kinds: summarizeParts(own, 'kind', name => byKind[name] ?? 0),
        languages: summarizeParts(own, 'language', name => skill.byLanguage.get(name) ?? 0),
        speed: speeds.get(model) ?? null,
      };
    });
}

function summarizeSkill(own: readonly Outcome[], offset: number): LearnedSkill {
  const byEvidence: Partial<Record<EvidenceKind, number>> = {};
  for (const { evidence } of own) byEvidence[evidence] = (byEvidence[evidence] ?? 0) + 1;
  return { outcomes: own.length, byEvidence, offset };
}

function summarizeParts(
  own: readonly Outcome[],
  part: 'kind' | 'language',
  offsetOf: (name: string) => number,
): Readonly<Record<string, LearnedSkill>> {
  const names = [...new Set(own.map(each => each[part]))].sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(
    names.map(name => [
      name,
      summarizeSkill(
        own.filter(each => each[part] === name),
        offsetOf(name),
      ),
    ]),
  );
}

/** The whole report, for a terminal. */
export function formatLearning(models: readonly LearnedModel[]): string {
  if (models.length === 0) return 'Nothing was learned yet: no answer came of a task here.\n';
  const blocks = models.map(one => {
    const { model, kinds, languages, speed } = one;
    const rows = [...Object.entries(kinds), ...Object.entries(languages)];
    const width = Math.max(...rows.map(([name]) => name.length));
    return [
      `${model}: ${describeEffect(one)}${speed === null ? '' : `, ${describeSpeed(speed)}`}`,
      ...rows.map(([name, part]) => `  ${name.padEnd(width)}  ${describeEffect(part)}`),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${LEGEND}`;
}

const LEGEND = `A task that a model was thought to get right half the time is now thought to be right as often as
shown; a kind's or language's figure comes on top. Old outcomes fade by half in 45 days.
\`--json\` prints all of it with each outcome, \`--reset\` forgets it. Nothing of it leaves this machine.
`;

const SAYS: Readonly<Record<EvidenceKind, string>> = {
  tests: 'by tests',
  check: 'by other checks',
  applied: 'applied',
  discarded: 'discarded',
  benchmark: 'by benchmarks',
  none: 'not judged',
};

function describeEffect({ outcomes, byEvidence, offset }: LearnedSkill): string {
  const kinds = Object.entries(byEvidence) as [EvidenceKind, number][];
  const why = kinds.map(([kind, count]) => `${count} ${SAYS[kind]}`).join(', ');
  const answers = `${outcomes} answer${outcomes === 1 ? '' : 's'}`;
  return `50 % → ${formatPercent(sigmoid(offset))} after ${answers} (${why})`;
}

function describeSpeed({ firstTokenMs, tokensPerSecond }: Speed): string {
  return `${Math.round(tokensPerSecond)} tokens/s after ${formatDuration(firstTokenMs)}`;
}
