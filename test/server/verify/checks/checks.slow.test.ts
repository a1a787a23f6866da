/** What a person set for timers and checks holds in the whole server. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultServer, startFaultServer } from '../../../fakes/faultServer.ts';
import * as faults from '../../../fakes/faults.ts';
import { type PaidServer, startPaidServer } from '../../../fakes/paidServer.ts';
import { type Env, openSession } from '../../session.ts';
import { bestSandbox } from '../sandboxHere.ts';

const FILE = 'price.js';
const OLD = 'function price(net) {\n  return net;\n}\n';
const RIGHT = '```js\nfunction price(net) {\n  return net * 1.2;\n}\n```';
const WRONG = '```js\nfunction price(net) {\n  return net * 1.3;\n}\n```';
/** Looks at what the answer became in the file. */
const COMMAND = "grep -q 'net;' price.js || grep -q 'net \\* 1.2' price.js";

suite("the project's own check", function () {
  this.timeout(60_000);
  let root: string;
  let paid: PaidServer | undefined;

  suiteSetup(async function () {
    const { containment } = await bestSandbox();
    if (containment === 'none' || containment === 'node-permission') return this.skip();
    root = mkdtempSync(join(tmpdir(), 'locallama-project-'));
    writeFileSync(join(root, FILE), `// Prices.\n${OLD}\nmodule.exports = { price };\n`);
    const name = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      [...name, 'commit', '-qm', 'One'],
    ]) {
      execFileSync('git', args, { cwd: root });
    }
    paid = await startPaidServer({
      answers: { 'twenty percent': RIGHT, 'thirty percent': WRONG },
      otherwise: 'no',
      pricePerMTok: { input: 1, output: 2 },
      models: ['big'],
    });
  });
  suiteTeardown(async () => {
    await paid?.stop();
    if (paid) rmSync(root, { recursive: true, force: true });
  });

  async function verdictOn(task: string, env: Env, replaces = OLD) {
    const session = await openSession({
      OPENROUTER_ENDPOINT: paid!.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      ...env,
    });
    try {
      const given = { task, language: 'javascript', file_path: join(root, FILE), replaces };
      const output = await session.route({ ...given, model: 'openrouter/big' });
      const verdict = output.attempts[0]?.verdict;
      return { output, says: `${verdict?.outcome} by ${verdict?.by}`, verdict };
    } finally {
      await session.close();
    }
  }
  const checked = (): Env => ({ LOCALLAMA_VERIFY_COMMAND: COMMAND, LOCALLAMA_WORKSPACE: root });
  const before = () => readFileSync(join(root, FILE), 'utf8');

  test('passes a right answer in place of the selected code, and leaves the project as it was', async () => {
    const untouched = before();
    const { says, output } = await verdictOn('Add twenty percent to price.', checked());
    assert.equal(says, 'accepted by project', JSON.stringify(output));
    assert.equal(before(), untouched);
  });

  test('rejects a wrong one, with what the command said', async () => {
    const { says, verdict, output } = await verdictOn('Add thirty percent to price.', checked());
    assert.equal(says, 'rejected by project', JSON.stringify(output));
    assert.match(verdict?.evidence ?? '', /grep/);
    assert.equal(output.status, 'failed');
    assert.match(output.error ?? '', /does not pass the project's own check/);
    assert.match(output.rejected_answer?.text ?? '', /net \* 1\.3/);
    assert.equal(output.rejected_answer?.verdict.outcome, 'rejected');
  });

  test('is silent without a command, and where the file does not have the code', async () => {
    const none = await verdictOn('Add thirty percent to price.', {});
    assert.notEqual(none.verdict?.by, 'project');
    const elsewhere = await verdictOn('Add thirty percent to price.', checked(), 'function other');
    assert.notEqual(elsewhere.verdict?.by, 'project');
  });
});

suite('a model that rests', function () {
  this.timeout(60_000);

  test('is waited for where nobody else can be asked', async () => {
    const faulty = await startFaultServer('ollama');
    const session = await openSession({ OLLAMA_ENDPOINT: faulty.baseUrl });
    try {
      faulty.fault = faults.refuse(500, { error: 'oops' });
      const failed = await session.route({ task: 'Say something.' });
      assert.equal(failed.status, 'failed');
      faulty.fault = undefined;
      const done = await session.route({ task: 'Say something.' });
      assert.equal(done.status, 'completed', done.error);
    } finally {
      await session.close();
      await faulty.stop();
    }
  });
});

suite('timers of the person', function () {
  this.timeout(60_000);
  let faulty: FaultServer;
  suiteSetup(async () => {
    faulty = await startFaultServer('ollama');
  });
  suiteTeardown(() => faulty.stop());

  const CASES = [
    { variable: 'FIRST_TOKEN', seconds: '0.4', fault: faults.hang, kind: 'first-token-timeout' },
    {
      variable: 'IDLE',
      seconds: '0.4',
      fault: faults.pieceThen('con', faults.stall),
      kind: 'stalled',
    },
    { variable: 'CALL', seconds: '0.4', fault: faults.hang, kind: 'total-timeout' },
    // A call is not begun where less than a second is left.
    { variable: 'TASK', seconds: '1.5', fault: faults.hang, kind: 'total-timeout' },
  ];
  for (const { variable, seconds, fault, kind } of CASES) {
    test(`LOCALLAMA_TIMEOUT_${variable}_S ends the call: ${kind}`, async () => {
      const session = await openSession({
        OLLAMA_ENDPOINT: faulty.baseUrl,
        [`LOCALLAMA_TIMEOUT_${variable}_S`]: seconds,
      });
      try {
        faulty.fault = fault;
        const { attempts, error } = await session.route({ task: 'Say something.' });
        assert.equal(attempts[0]?.failure?.kind, kind, error);
        assert.ok(attempts[0].duration_ms < 5_000);
      } finally {
        faulty.fault = undefined;
        await session.close();
      }
    });
  }

  test('one that is out of bounds stops the server with its name', async () => {
    const opened = openSession({ LOCALLAMA_TIMEOUT_IDLE_S: 'soon' });
    await assert.rejects(opened, /LOCALLAMA_TIMEOUT_IDLE_S must be a number from 0\.1 to 3600/);
  });
});
