/** The project's own command, in a scratch copy with the change applied. */
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { FileChange } from '../../../../src/server/verify/check.ts';
import { checkProject } from '../../../../src/server/verify/project/checkProject.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { plainTask } from '../asTask.ts';
import { type GitProject, gitProject } from '../gitProject.ts';
import { inputOf } from '../inputOf.ts';
import { type OwnTmp, ownTmp } from '../ownTmp.ts';
import { bestSandbox } from '../sandboxHere.ts';

suite('projectCheck', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let root: string;
  let repository: GitProject;
  let tmp: OwnTmp;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none' || sandbox.containment === 'node-permission') this.skip();
  });

  setup(async () => {
    tmp = ownTmp();
    repository = await gitProject({ value: 'good\n', '.gitignore': 'node_modules\n' });
    root = repository.root;
    write('node_modules/tool/name', 'tool\n');
  });

  teardown(async () => {
    tmp.remove();
    await repository.remove();
  });

  const write = (path: string, text: string) => repository.write(path, text);

  /** Changes `value` to the answer and runs the command; `wanted` is the kind and a part of the evidence. */
  async function check(
    command: string,
    code: string,
    wanted: string,
    path = 'value',
    tools = '/usr/bin:/bin',
  ) {
    const before = snapshot();
    const task = { ...plainTask('Write it.'), tests: ' ' };
    const change = (text: string): FileChange[] => [{ path, text: `${text}\n` }];
    const limits = { ...RUN_LIMITS, timeMs: 5_000 };
    const check = { root, command, limits, path: tools, change };
    const answer = { ...cleanAnswer('', task), code };
    const result = await checkProject({ ...inputOf(task, answer), sandbox, project: check });
    const [kind, part = ''] = wanted.split(': ');
    assert.equal(result.kind, kind, JSON.stringify(result));
    assert.ok(result.kind === 'silent' || result.evidence.includes(part), JSON.stringify(result));
    assert.equal(snapshot(), before, 'the project itself was changed');
    assert.deepEqual(tmp.list(), [], 'a scratch copy is left');
  }

  /** All that git knows and all that it does not. */
  function snapshot(): string {
    const { git } = repository;
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

  test("a version manager's scripts give way to the real program, or the person is told", async () => {
    // Outside the project, as such managers are: nothing of them is there in a sandbox.
    const place = mkdtempSync(join(homedir(), '.locallama-tools-'));
    const program = (path: string, text: string) => {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    };
    const real = `${place}/versions/3.1/bin/python3`;
    program(
      'versions/3.1/bin/python3',
      `case "$*" in *executable*) echo ${real};; *) echo real;; esac`,
    );
    program('manager/run', `exec ${real} "$@"`);
    program('shims/python3', `exec ${place}/manager/run "$@"`);
    program('shims/other', 'exec /no/such/manager');
    chmodSync(place, 0o755);
    const tools = `${place}/shims:/usr/bin:/bin`;
    try {
      await check('test "$(python3 x)" = real', 'good', 'passed', 'value', tools);
      await check('other', 'good', 'unable: put the folder of the real program', 'value', tools);
    } finally {
      await rm(place, { recursive: true });
    }
  });

  test('a folder without git has no scratch copy', async () => {
    await rm(join(root, '.git'), { recursive: true });
    const task = plainTask('Write it.');
    const change = () => [{ path: 'value', text: '' }];
    const check = { root, command: 'true', limits: RUN_LIMITS, path: '/usr/bin', change };
    const answer = { ...cleanAnswer('', task), code: 'x' };
    const result = await checkProject({ ...inputOf(task, answer), sandbox, project: check });
    assert.ok(result.kind === 'unable' && /scratch copy/.test(result.evidence));
  });
});
