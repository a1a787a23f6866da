/** `locallama benchmark` over the starter suite, with the real tiny model and a scripted paid one. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readFences, wrapInFence } from '../../src/core/answer/index.ts';
import { hashText, type SuiteTask, type Trial } from '../../src/core/benchmark/index.ts';
import { listStarterTasks } from '../../src/server/benchmark/index.ts';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { type RecordingProxy, startRecordingProxy } from '../fakes/recordingProxy.ts';
import { type ModelServer, startModelServer, TINYCODER } from '../model-server/start.ts';
import { newHome, PROGRAM, quietEnv, until } from '../server/session.ts';

const TASKS = listStarterTasks();
const PAID = 'openrouter/paid/large';
const TINY = 'ollama/tinycoder:latest';
/** Six tasks of two languages. */
const FEW = ['--kinds', 'generate', '--languages', 'javascript,python', '--level', '3', '--all'];

/** Whether the script gives the right answer. */
function isRight({ id }: Pick<SuiteTask, 'id'>): boolean {
  return hashText(id) % 4 !== 0;
}

function findTask(prompt: string): SuiteTask {
  return TASKS.find(task => task.prompt === prompt)!;
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Report {
  readonly state: string;
  readonly note?: string;
  readonly answers: number;
  readonly results: readonly {
    readonly model: string;
    readonly result: { readonly quality_metrics: { readonly accuracy: number | null } };
    readonly total_usd?: number;
  }[];
  readonly trials: readonly (Omit<Trial, 'cost' | 'taskId'> & {
    readonly task_id: string;
    readonly cost: { readonly usd: number };
  })[];
}

suite('locallama benchmark', function () {
  this.timeout(400_000);
  let tiny: ModelServer;
  let proxy: RecordingProxy;
  let paid: PaidServer;
  /** Answers wait for it. */
  let gate: Promise<void> = Promise.resolve();
  /** Requests that are let through before the gate. */
  let before = Number.POSITIVE_INFINITY;

  suiteSetup(async () => {
    tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
    proxy = await startRecordingProxy(tiny.ollamaUrl);
  });
  setup(async () => {
    before = Number.POSITIVE_INFINITY;
    paid = await startPaidServer({
      pricePerMTok: { input: 1, output: 5 },
      answers: async prompt => {
        if (paid.completions.length > before) await gate;
        const task = findTask(prompt);
        return wrapInFence(isRight(task) ? task.reference : task.wrong, task.language);
      },
    });
  });
  teardown(() => paid.stop());
  suiteTeardown(async () => {
    await proxy.stop();
    await tiny.stop();
  });

  const start = (home: string, args: readonly string[], dailyUsd = '5'): ChildProcess =>
    spawn(process.execPath, [PROGRAM, 'benchmark', '--yes', '--json', ...args], {
      env: quietEnv(home, {
        OLLAMA_ENDPOINT: proxy.url,
        OPENROUTER_ENDPOINT: paid.baseUrl,
        OPENROUTER_API_KEY: 'sk-or-test',
        LOCALLAMA_BUDGET_DAILY_USD: dailyUsd,
        LOCALLAMA_LOG_LEVEL: 'error',
      }),
    });
  const finish = async (child: ChildProcess): Promise<Run> => {
    const [out, err] = [child.stdout!.toArray(), child.stderr!.toArray()];
    const [status] = await once(child, 'exit');
    return { status, stdout: (await out).join(''), stderr: (await err).join('') };
  };
  const run = (home: string, args: readonly string[], dailyUsd?: string) =>
    finish(start(home, args, dailyUsd));
  const read = ({ stdout, stderr }: Run): Report => {
    assert.notEqual(stdout, '', stderr);
    return JSON.parse(stdout);
  };

  test('accuracy equals an independent count over the whole suite', async () => {
    const page = join(newHome(), 'report.html');
    const done = await run(newHome(), ['--all', '--html', page]);
    const report = read(done);
    assert.equal(done.status, 0, done.stderr);
    assert.equal(report.trials.length, 2 * TASKS.length);
    for (const { model, task_id, result } of report.trials) {
      if (model !== PAID) continue;
      const wanted = isRight({ id: task_id });
      const told = result.kind === 'answered' ? result.evidence : result.kind;
      assert.equal(result.kind === 'answered' && result.passed, wanted, `${task_id}: ${told}`);
    }
    const dear = report.results.find(({ model }) => model === PAID)!;
    const right = TASKS.filter(isRight).length;
    assert.ok(right > 30 && right < TASKS.length - 5);
    assert.equal(dear.result.quality_metrics.accuracy, Number((right / TASKS.length).toFixed(3)));
    assert.ok(Math.abs(dear.total_usd! - paid.billedUsd) < 1e-9);
    let compared = 0;
    for (const { model, task_id, result } of report.trials) {
      if (model !== TINY || result.kind !== 'answered') continue;
      const task = TASKS.find(({ id }) => id === task_id)!;
      const [answer = ''] = proxy.answers.get(task.prompt) ?? [];
      const independent = runPlainly(task, answer);
      if (independent === null) continue;
      compared += 1;
      assert.equal(result.passed, independent, `${task_id}: ${answer}`);
    }
    assert.ok(compared >= 10, `${compared}`);
    assert.match(readFileSync(page, 'utf8'), /<svg[^>]* role="img"[\s\S]*On the Pareto front/);
  });

  test('killed while an answer is judged, the same command gives the result of an unbroken run', async () => {
    const whole = read(await run(newHome(), FEW));
    const asked = paid.completions.length;
    const billed = paid.billedNanoUsd;
    assert.equal(asked, 6);
    const home = newHome();
    await killWhen(start(home, FEW), home, "state = 'asking' AND tier = 'local' AND ordinal >= 2");
    await killWhen(start(home, FEW), home, "state = 'answered' AND tier = 'paid' AND ordinal >= 8");
    const resumed = read(await run(home, FEW));
    assert.equal(paid.completions.length, 2 * asked, 'nothing is asked twice');
    assert.equal(paid.billedNanoUsd, 2 * billed, 'nothing is paid twice');
    assert.deepEqual(resumed.trials.map(readLasting), whole.trials.map(readLasting));
  });

  test('what was under way at a paid model when it was killed is lost, and not asked for again', async () => {
    const home = newHome();
    let open = () => {};
    gate = new Promise(resolve => {
      open = resolve;
    });
    before = 3;
    const child = start(home, FEW);
    await until(() => paid.completions.length === 4, 60_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
    open();
    const report = read(await run(home, FEW));
    assert.equal(report.state, 'done');
    assert.equal(new Set(paid.completions.map(({ prompt }) => prompt)).size, 6);
    assert.equal(paid.completions.length, 6);
    const lost = report.trials.filter(({ result }) => result.kind === 'lost');
    assert.deepEqual(
      lost.map(({ task_id }) => TASKS.find(({ id }) => id === task_id)!.prompt),
      [paid.completions[3]!.prompt],
    );
    assert.ok(lost[0]!.cost.usd > 0, 'nobody can tell that it was not billed');
  });

  test('a budget stops it before the limit; it keeps what it has, and goes on with more', async () => {
    const home = newHome();
    const dailyUsd = 0.007;
    const both = [...FEW, '--models', `${TINY},${PAID}`];
    const stopped = await run(home, both, `${dailyUsd}`);
    const report = read(stopped);
    assert.equal(stopped.status, 1);
    assert.equal(report.state, 'paused');
    assert.match(report.note!, /answers are left\..*(?:budget|limit)/i);
    const had = report.trials.filter(({ model }) => model === PAID).length;
    assert.ok(had > 0 && had < 6, `${had}`);
    assert.ok(paid.billedUsd > 0 && paid.billedUsd <= dailyUsd);
    const end = read(await run(home, both, '5'));
    assert.equal(end.state, 'done');
    assert.equal(paid.completions.length, 6, 'what was there is not paid again');
  });

  test('so does --max-cost, which the next command may raise', async () => {
    const home = newHome();
    const report = read(await run(home, [...FEW, '--max-cost', '0.007']));
    assert.equal(report.state, 'paused');
    assert.ok(paid.billedUsd > 0 && paid.billedUsd <= 0.007);
    assert.equal(read(await run(home, [...FEW, '--max-cost', '3'])).state, 'done');
    assert.equal(paid.completions.length, 6);
  });

  test('says what it would cost before anything is paid, and silence is no consent', async () => {
    const args = [PROGRAM, 'benchmark', ...FEW];
    const env = quietEnv(newHome(), {
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-test',
      LOCALLAMA_BUDGET_DAILY_USD: '1',
    });
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const { status, stderr, stdout } = await finish(child);
    assert.equal(status, 1);
    assert.match(stderr, /6 answers of openrouter\/paid\/large: about \$[\d.]+, at most \$[\d.]+/);
    assert.match(stdout, /--yes/);
    assert.equal(paid.completions.length, 0);
  });

  test('names a wrong argument, and spends nothing', async () => {
    const complain = async (...args: string[]) => {
      const { status, stderr } = await run(newHome(), args);
      assert.equal(status, 2);
      return stderr;
    };
    assert.match(await complain('--level', '9'), /--level is a whole number from 1 to 5/);
    assert.match(await complain('--max-cost', 'much'), /--max-cost is an amount/);
    assert.match(await complain('--models', 'none'), /No end point offers "none"/);
    assert.match(await complain('--kinds', 'cook'), /No task of the suite is of these kinds/);
    assert.match(await complain('rest'), /There is run, list and report/);
    assert.equal(paid.completions.length, 0);
  });
});

/** Ends the process by force as soon as a step like this is in its database. */
async function killWhen(child: ChildProcess, home: string, where: string): Promise<void> {
  child.stdout!.resume();
  child.stderr!.resume();
  await until(() => {
    try {
      const database = new DatabaseSync(join(home, 'locallama.db'), { readOnly: true });
      try {
        return database.prepare(`SELECT 1 FROM benchmark_step WHERE ${where}`).get() !== undefined;
      } finally {
        database.close();
      }
    } catch {
      return false;
    }
  }, 60_000);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** What must not depend on when it was measured. */
function readLasting({ model, task_id, run, cost, result }: Report['trials'][number]) {
  const base = { model, task_id, run, cost, kind: result.kind };
  if (result.kind !== 'answered') return base;
  const { passed, by, evidence, completeness, outputTokens } = result;
  return { ...base, passed, by, evidence, completeness, outputTokens };
}

/** Code and tests in one file, by the language's own program; null where that is not how it is judged. */
function runPlainly({ check, language }: SuiteTask, answer: string): boolean | null {
  if (check.kind !== 'tests' || language === 'typescript') return null;
  const code = readFences(answer).fences[0]?.code ?? answer;
  const folder = mkdtempSync(join(tmpdir(), 'locallama-plain-'));
  try {
    const [program, name] = {
      javascript: [process.execPath, 'all.mjs'] as const,
      python: ['python3', 'all.py'] as const,
      shellscript: ['bash', 'all.sh'] as const,
    }[language as 'python'];
    writeFileSync(join(folder, name), `${code}\n${check.tests}\n`);
    return spawnSync(program, [join(folder, name)], { timeout: 10_000 }).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
