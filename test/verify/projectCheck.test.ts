/** The project's own command, in a scratch copy with the change applied. */
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanAnswer } from '../../src/core/prompting.ts';
import { type FileChange, project } from '../../src/server/verify/projectCheck.ts';
import { RUN_LIMITS, type Sandbox } from '../../src/server/verify/sandbox/sandbox.ts';
import { plainTask } from './asTask.ts';
import { inputOf } from './inputOf.ts';
import { type OwnTmp, ownTmp } from './ownTmp.ts';
import { bestSandbox } from './sandboxHere.ts';

suite('projectCheck', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let root: string;
  let tmp: OwnTmp;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none' || sandbox.containment === 'node-permission') this.skip();
  });

  setup(async () => {
    tmp = ownTmp();
    root = await mkdtemp(join(homedir(), '.locallama-project-'));
    write('value', 'good\n');
    write('.gitignore', 'node_modules\n');
    write('node_modules/tool/name', 'tool\n');
    const name = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      [...name, 'commit', '-qm', 'One'],
    ]) {
      execFileSync('git', args, { cwd: root });
    }
  });

  teardown(async () => {
    tmp.remove();
    await rm(root, { recursive: true, force: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  /** Changes `value` to the answer and runs the command; `wanted` is the kind and a part of the evidence. */
  async function check(command: string, code: string, wanted: string, path = 'value') {
    const before = snapshot();
    const task = { ...plainTask('Write it.'), tests: ' ' };
    const change = (text: string): FileChange => ({ path, text: `${text}\n` });
    const limits = { ...RUN_LIMITS, timeMs: 5_000 };
    const check = { root, command, limits, path: '/usr/bin:/bin', change };
    const answer = { ...cleanAnswer('', task), code };
    const result = await project({ ...inputOf(task, answer), sandbox, project: check });
    const [kind, part = ''] = wanted.split(': ');
    assert.equal(result.kind, kind, JSON.stringify(result));
    assert.ok(result.kind === 'silent' || result.evidence.includes(part), JSON.stringify(result));
    assert.equal(snapshot(), before, 'the project itself was changed');
    assert.deepEqual(tmp.list(), [], 'a scratch copy is left');
  }

  /** All that git knows and all that it does not. */
  function snapshot(): string {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
    return [
      git('status', '--porcelain'),
      git('worktree', 'list'),
      git('stash', 'list'),
      git('for-each-ref'),
      readFileSync(join(root, 'value'), 'utf8'),
    ].join('\n');
  }

  test('passes or fails with the change, and leaves the project alone', async () => {
    await check('grep -q good value', 'good too', 'passed');
    await check('grep good value', 'bad', 'failed: status 1');
    await check('test -e sub/new || grep -q good value', 'x', 'passed', 'sub/new');
    await check('while grep -q bad value; do sleep 1; done', 'bad', 'failed: timeout');
  });

  test('what makes a failing command pass is proven', async () => {
    await check('test -e sub/new', 'x', 'passed', 'sub/new');
  });

  test('a command that fails anyway says nothing', async () => {
    await check('exit 3', 'good', 'unable: without the change');
    await check('no-such-tool', 'good', 'unable: not found');
  });

  test('the copy has changed and new files, and the installed packages to read', async () => {
    write('value', 'good, not committed\n');
    write('fresh', 'new\n');
    await check(
      'cat fresh node_modules/tool/name && ! echo x > node_modules/tool/name',
      'good',
      'passed',
    );
    assert.equal(readFileSync(join(root, 'node_modules/tool/name'), 'utf8'), 'tool\n');
  });

  test('a change that leads out of the copy is not made', async () => {
    await check('true', 'bad', 'unable: leads out', '../../../../../tmp/locallama-planted');
    execFileSync('ln', ['-s', '/tmp', join(root, 'link')]);
    await check('true', 'bad', 'unable: leads out', 'link/locallama-planted');
  });

  test('a folder without git has no scratch copy', async () => {
    await rm(join(root, '.git'), { recursive: true });
    const task = plainTask('Write it.');
    const change = () => ({ path: 'value', text: '' });
    const check = { root, command: 'true', limits: RUN_LIMITS, path: '/usr/bin', change };
    const answer = { ...cleanAnswer('', task), code: 'x' };
    const result = await project({ ...inputOf(task, answer), sandbox, project: check });
    assert.ok(result.kind === 'unable' && /scratch copy/.test(result.evidence));
  });
});
