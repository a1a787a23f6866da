/**
 * How good each check is, on real answers of the tiny model. The table is printed; the thresholds are
 * loose, but a check that rejects what is right, or accepts whatever comes, falls below them.
 */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import {
  CHECKS,
  type CheckName,
  type Verification,
  verifyAnswer,
} from '../../../src/server/verify/verifyAnswer.ts';
import { type ModelServer, startModelServer, TINYCODER } from '../../model-server/start.ts';
import { type Generation, generate } from './generations.ts';
import { type Judged, type Quality, quality, qualityTable } from './qualityTable.ts';
import { bestSandbox } from './sandboxHere.ts';

suite('quality of verification', function () {
  this.timeout(900_000);
  let server: ModelServer | undefined;
  let sandbox: Sandbox;
  let all: readonly Generation[];
  const known = new Map<string, Promise<Verification>>();

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') return this.skip();
    server = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
    all = await generate(server.ollamaUrl, sandbox);
  });

  suiteTeardown(() => server?.stop());

  test('each check on its own, and all together, on real answers', async () => {
    const rows: [string, Quality][] = [];
    for (const check of CHECKS.filter(name => name !== 'project')) {
      rows.push([check, quality(await Promise.all(all.map(one => judge(one, check))))]);
    }
    const without = quality(await judgeAll(generation => generation.task));
    rows.push(['all, nothing given', without]);
    rows.push(['all, one example given', quality(await judgeAll(withExample))]);
    const withTests = quality(await judgeAll(withSomeTests));
    rows.push(['all, first test given', withTests]);
    const right = all.filter(generation => generation.right).length;
    console.log(
      `\n${all.length} answers of the tiny model, ${right} right\n${qualityTable(rows)}\n`,
    );

    assert.ok(right > 100 && all.length - right > 100, 'too few answers of one kind to measure');
    for (const [name, row] of rows) {
      // The tiny model's answers are new code, and single: nothing stands beside them.
      assert.ok(row.spoke > 0 || COMPARING.has(name), `${name} never spoke`);
      assert.ok(row.precision === null || row.precision >= 0.95, `${name} rejects right answers`);
    }
    assert.ok((without.acceptsRight ?? 0) >= 0.9);
    assert.ok((without.acceptsWrong ?? 1) <= 0.2);
    assert.ok((withTests.acceptsRight ?? 0) >= 0.9);
    assert.ok((withTests.acceptsWrong ?? 1) <= 0.1);
  });

  const verify = (generation: Generation, task: Task, checks: readonly CheckName[]) => {
    const { answer, finish } = generation;
    const key = JSON.stringify([checks, task, answer, finish]);
    const rest = {
      sandbox,
      limits: RUN_LIMITS,
      project: null,
      mayEscalate: false,
      askOthers: null,
      signal: NEVER,
    };
    const verdict =
      known.get(key) ??
      verifyAnswer({ task, answer: cleanAnswer(answer, task), finish, checks, ...rest });
    known.set(key, verdict);
    return verdict;
  };

  /** What one check says of an answer, also where an earlier one would have ended it. */
  const judge = async (generation: Generation, check: CheckName): Promise<Judged> => {
    const task = given(check)(generation);
    const reached = (await verify(generation, task, CHECKS)).checks;
    const found = reached.find(report => report.name === check);
    const report = found ?? (await verify(generation, task, [check])).checks[0];
    return { right: generation.right, said: SAID[report?.kind ?? 'silent'] };
  };

  /** What all checks together say: an answer that none of them rejects stands, proven or not. */
  const judgeAll = (task: (generation: Generation) => Task): Promise<readonly Judged[]> =>
    Promise.all(
      all.map(async generation => {
        const { outcome } = await verify(generation, task(generation), CHECKS);
        const said = outcome === 'rejected' ? 'rejected' : 'accepted';
        return { right: generation.right, said };
      }),
    );
});

/** Checks that compare an answer with other code. */
const COMPARING: ReadonlySet<string> = new Set([
  ...['same-code', 'same-behaviour', 'mutation', 'fault', 'agreement'],
]);

const NEVER = new AbortController().signal;

const SAID = {
  passed: 'accepted',
  failed: 'rejected',
  unable: 'silent',
  doubted: 'silent',
  silent: 'silent',
} as const;

/** Checks that need something from the caller are given the least of it. */
function given(check: CheckName): (generation: Generation) => Task {
  if (check === 'tests') return withSomeTests;
  return check === 'examples' ? withExample : generation => generation.task;
}

/** The first of the hidden tests; the others still decide what is right. */
function withSomeTests({ task, tested }: Generation): Task {
  const lines = tested.tests.split('\n');
  const end = tested.beyondTiny ? lines.length : tested.language === 'python' ? 1 : 2;
  return named(task) ? { ...task, tests: lines.slice(0, end).join('\n') } : task;
}

/** The first hidden test as people write an example. */
function withExample({ task, tested }: Generation): Task {
  const found =
    /assert (\w+\(.*?\)) == (.*?), "/.exec(tested.tests) ??
    /assert\.\w+\((\w+\(.*?\)), (.*)\);/.exec(tested.tests);
  if (found === null || !named(task)) return task;
  return { ...task, prompt: `${task.prompt}\nExample: \`${found[1]}\` returns \`${found[2]}\`` };
}

/** Tests and examples call a name, so the request must have given it. */
function named(task: Task): boolean {
  return /function \w+ that|named \w+|function \w+\.|Implement \w+ in|\w+\(/.test(task.prompt);
}
