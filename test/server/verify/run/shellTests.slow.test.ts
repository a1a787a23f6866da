/** Tests of shell scripts run in Bash: they pass, fail, and cannot be got around by the obvious ways. */
import assert from 'node:assert/strict';
import { proveByTests, runTestProgram } from '../../../../src/server/verify/run/runTestProgram.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { bestSandbox } from '../sandboxHere.ts';

const TESTS = `[ "$(double 2)" = 4 ] || { echo "2 gives $(double 2)"; exit 1; }
[ "$(double 0)" = 0 ]`;

suite('tests of shell scripts', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none' || sandbox.containment === 'node-permission') this.skip();
  });

  const run = (code: string, tests = TESTS, prove = false) =>
    (prove ? proveByTests : runTestProgram)(
      {
        prompt: '',
        answer: { text: code, code, language: 'shellscript', openEnded: false, defect: null },
        sandbox,
        limits: RUN_LIMITS,
        signal: new AbortController().signal,
      },
      tests,
    );

  test('pass with right code, and tell how long they took', async () => {
    const result = await run('double() { echo $((2 * $1)); }');
    assert.equal(result.kind, 'passed');
    assert.ok(result.kind === 'passed' && (result.use.testMs ?? -1) >= 0);
    assert.equal((await run('f() { :; }', 'f; exit 0')).kind, 'passed', 'tests may end by exit');
  });

  test('fail with wrong code, and say where', async () => {
    const result = await run('double() { echo $(($1 * $1 + 1)); }');
    assert.equal(result.kind, 'failed');
    assert.match('why' in result ? result.why : '', /2 gives 5/);
    assert.equal((await run('double() { echo 4; }')).kind, 'failed', 'the last status counts');
    assert.equal((await run('true')).kind, 'failed');
  });

  test('code that does not parse, ends early or speaks for the tests passes nothing', async () => {
    assert.equal((await run('double() { echo')).kind, 'unloaded');
    assert.equal((await run('exit 0')).kind, 'cheated');
    assert.equal((await run('double() { exit 0; }', 'double 2; false')).kind, 'cheated');
    assert.equal((await run("trap 'builtin exit 0' EXIT DEBUG", TESTS, true)).kind, 'cheated');
    const forger = 'kill -9 $PPID; w=$(tail -1 "$PWD/run.sh"); echo "$w passed"';
    assert.notEqual((await run(forger)).kind, 'passed');
    assert.equal((await run('f() { :; }', 'if then')).kind, 'unable');
  });
});
