/**
 * Of the editor's own instructions on sixty everyday selections, with a model that answers rightly: most end
 * verified though nobody gave tests; of wrong answers next to none does. It prints the table of each kind.
 */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { Task, Verdict } from '../../../../src/core/types.ts';
import { buildTaskText, listInstructions } from '../../../../src/host/route/instructions.ts';
import { RUN_LIMITS, type Sandbox } from '../../../../src/server/verify/sandbox/index.ts';
import { CHECKS, verifyAnswer } from '../../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from '../asTask.ts';
import { bestSandbox } from '../sandboxHere.ts';
import { OF_PYTHON } from './ofPython.ts';
import { OF_SCRIPT } from './ofScript.ts';
import type { Selected } from './selection.ts';

const KINDS = ['document', 'refactor', 'test', 'fix', 'complete'] as const;
type Kind = (typeof KINDS)[number];

const MIN_VERIFIED = 0.6;
const MAX_WRONG_VERIFIED = 0.02;
const FENCE = '```';

suite('sixty everyday selections', function () {
  this.timeout(1_200_000);
  let sandbox: Sandbox;
  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  const verify = (task: Task, code: string, second: string | null) => {
    const answer = cleanAnswer(`${FENCE}${task.language}\n${code}\n${FENCE}`, task);
    const other = second === null ? null : { answer: { ...answer, code: second }, model: 'b' };
    return verifyAnswer({
      ...{ task, answer, finish: 'stop', checks: CHECKS, sandbox, limits: RUN_LIMITS },
      ...{ project: null, mayEscalate: true, signal: new AbortController().signal },
      askOthers: other === null ? null : async () => [other],
    });
  };

  test('most right answers are verified, no right one is rejected, next to no wrong one verified', async () => {
    const counts = new Map<string, number>();
    const faults: string[] = [];
    for (const selected of [...OF_SCRIPT, ...OF_PYTHON]) {
      for (const kind of KINDS) {
        const task = buildTask(selected, kind);
        const second = kind === 'complete' ? selected.complete.second : null;
        for (const side of ['right', 'wrong'] as const) {
          const verdict = await verify(task, selected[kind][side], second);
          count(counts, `${kind} ${side} ${verdict.outcome}`);
          const fault = describeFault(side, verdict);
          if (fault !== null) faults.push(`${selected.name}, ${kind}, ${side}: ${fault}`);
        }
      }
    }
    const of = (pattern: RegExp) =>
      [...counts].filter(([key]) => pattern.test(key)).reduce((sum, [, n]) => sum + n, 0);
    printTable(counts);
    process.stdout.write(faults.map(fault => `${fault}\n`).join(''));
    assert.equal(of(/ right /), 60);
    assert.equal(of(/ right rejected/), 0);
    assert.ok(of(/ right accepted/) >= 60 * MIN_VERIFIED, 'verified');
    assert.ok(of(/ wrong accepted/) <= 60 * MAX_WRONG_VERIFIED, 'wrong ones verified');
  });
});

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The task as the editor makes it. */
function buildTask(selected: Selected, kind: Kind): Task {
  const { language } = selected;
  const found = listInstructions(language).find(({ intent }) => intent === kind);
  if (found === undefined) assert.fail(`no instruction to ${kind}`);
  const given = kind === 'fix' || kind === 'complete' ? selected[kind].code : selected.code;
  const words = kind === 'fix' ? `${found.words} ${selected.fix.words}` : found.words;
  const prompt = buildTaskText({ ...found, words }, { code: given, language });
  const replaces = kind === 'test' ? {} : { replaces: given };
  return { ...plainTask(prompt), intent: kind, language, ...replaces };
}

function describeFault(side: 'right' | 'wrong', { outcome, by, evidence }: Verdict): string | null {
  const isFine = side === 'right' ? outcome === 'accepted' : outcome !== 'accepted';
  return isFine ? null : `${outcome} by ${by}: ${evidence.slice(0, 200).replaceAll('\n', ' / ')}`;
}

function printTable(counts: ReadonlyMap<string, number>): void {
  for (const kind of KINDS) {
    const cells = ['right', 'wrong'].flatMap(side =>
      ['accepted', 'unchecked', 'rejected'].map(
        outcome => `${side} ${outcome} ${counts.get(`${kind} ${side} ${outcome}`) ?? 0}`,
      ),
    );
    process.stdout.write(`${kind.padEnd(9)} ${cells.join('  ')}\n`);
  }
}
