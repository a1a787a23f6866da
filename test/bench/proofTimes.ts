/**
 * How long each proof takes: `node test/bench/proofTimes.ts [rounds]`. Prints the median and the slowest of the right answers of
 * the suite's cases, beside one start of Node in the same sandbox, which is their floor; judges nothing.
 */
import { cleanAnswer } from '../../src/core/answer/cleanAnswer.ts';
import type { Task, TaskKind } from '../../src/core/types.ts';
import { RUN_LIMITS } from '../../src/server/verify/sandbox/index.ts';
import { CHECKS, PROOFS, verifyAnswer } from '../../src/server/verify/verifyAnswer.ts';
import { plainTask } from '../server/verify/asTask.ts';
import type { Attack } from '../server/verify/proofs/cases/attack.ts';
import { DOCUMENT_ATTACKS } from '../server/verify/proofs/cases/documentAttacks.ts';
import { OTHER_ATTACKS } from '../server/verify/proofs/cases/otherAttacks.ts';
import {
  FIXES,
  SECOND_ANSWERS,
  TESTS,
  TRANSLATIONS,
} from '../server/verify/proofs/cases/otherProofs.ts';
import type { ProofCase } from '../server/verify/proofs/cases/proofCase.ts';
import { REFACTORINGS } from '../server/verify/proofs/cases/refactorings.ts';
import { bestSandbox } from '../server/verify/sandboxHere.ts';

const rounds = Number(process.argv[2] ?? 3);
const sandbox = await bestSandbox();
const signal = new AbortController().signal;
const times = new Map<string, number[]>();

const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);

for (let round = 0; round < rounds; round += 1) {
  const startedMs = performance.now();
  const files = { 'run.mjs': '' };
  await sandbox.run({ runtime: 'node', files, entry: 'run.mjs', limits: RUN_LIMITS, signal });
  note('one start of Node', performance.now() - startedMs);
  for (const one of [...DOCUMENT_ATTACKS, ...OTHER_ATTACKS]) await measureRead(one);
  for (const one of [...REFACTORINGS, ...TESTS, ...TRANSLATIONS, ...FIXES, ...SECOND_ANSWERS])
    await measureRun(one);
}
for (const [name, all] of [...times].sort(([a], [b]) => a.localeCompare(b))) {
  const sorted = all.sort((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
  const said = `${name.padEnd(26)} p50 ${median.toFixed(0)} ms  slowest ${most.toFixed(0)} ms`;
  process.stdout.write(`${said}  (${all.length})\n`);
}
process.exit(0);

async function measureRead({ intent, language, words = '', code, right = [] }: Attack) {
  for (const answer of right)
    await measure({ intent, language, words, code }, language, answer, null);
}

async function measureRun(one: ProofCase): Promise<void> {
  const [answer, other = null] = one.right;
  const second = SECOND_ANSWERS.includes(one) ? other : null;
  if (answer !== undefined) await measure(one, one.to ?? one.language, answer, second);
}

interface Asked {
  readonly intent: TaskKind;
  readonly language: string;
  readonly words: string;
  readonly code: string;
}

/** Of each proof that spoke. */
async function measure(
  { intent, language, words, code: replaces }: Asked,
  to: string,
  code: string,
  second: string | null,
): Promise<void> {
  const prompt = `${words}\n\n\`\`\`${language}\n${replaces}\n\`\`\``;
  const given = replaces === '' || intent === 'test' ? {} : { replaces };
  const task: Task = { ...plainTask(prompt), intent, language, ...given };
  const answer = cleanAnswer(`\`\`\`${to}\n${code}\n\`\`\``, task);
  const others = second === null ? [] : [{ answer: { ...answer, code: second }, model: 'b' }];
  const { checks } = await verifyAnswer({
    ...{ task, answer, finish: 'stop', checks: CHECKS, sandbox, limits: RUN_LIMITS },
    ...{ project: null, mayEscalate: false, signal },
    askOthers: second === null ? null : async () => others,
  });
  for (const { name, kind, durationMs } of checks)
    if (PROOFS.has(name) && kind !== 'silent') note(`${name}, ${intent}`, durationMs);
}
