/** The copy of a project that a check runs in: how large, what is run for it, and what it leaves. */
import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScratchCopy } from '../../../../src/server/verify/project/scratchCopy.ts';
import { sweepAbandoned } from '../../../../src/server/verify/project/scratchEntries.ts';
import { COPY_LIMITS } from '../../../../src/server/verify/project/scratchSize.ts';
import { type GitProject, gitProject } from '../gitProject.ts';
import { type OwnTmp, ownTmp } from '../ownTmp.ts';

const { signal } = new AbortController();

suite('scratchCopy', function () {
  this.timeout(30_000);
  let project: GitProject;
  let tmp: OwnTmp;

  setup(async () => {
    tmp = ownTmp();
    project = await gitProject({ value: 'x'.repeat(3_000), 'sub/other': 'x'.repeat(1_000) });
  });
  teardown(async () => {
    tmp.remove();
    await project.remove();
  });

  const worktrees = () => project.git('worktree', 'list', '--porcelain').match(/^worktree .*/gm);

  test('a project that is too large is not copied, and the reason is told', async () => {
    const make = (newFiles: number, bytes: number) =>
      createScratchCopy(project.root, { newFiles, bytes }, signal);
    await assert.rejects(make(10, 3_999), /has more than/);
    await (await make(0, 4_000)).remove();
    project.write('new/1', 'x'.repeat(2_000));
    project.write('new/2', '');
    await assert.rejects(make(1, 10_000), /more than 1 new files/);
    await assert.rejects(make(2, 5_999), /with its new files/);
    await (await make(2, 6_000)).remove();
    assert.deepEqual(tmp.list(), []);
  });

  test('a repository inside the project counts with all of its files', async () => {
    project.write('inner/value', 'x'.repeat(5_000));
    project.git('-C', 'inner', 'init', '-q');
    const limits = { ...COPY_LIMITS, bytes: 8_000 };
    await assert.rejects(createScratchCopy(project.root, limits, signal), /with its new files/);
  });

  test('a file that was touched and not changed is no obstacle', async () => {
    utimesSync(join(project.root, 'value'), 1, 1);
    const copy = await createScratchCopy(project.root, COPY_LIMITS, signal);
    assert.equal(readFileSync(join(copy.folder, 'value'), 'utf8'), 'x'.repeat(3_000));
    await copy.remove();
  });

  test('no hook of the repository runs', async () => {
    const marker = join(project.root, 'ran');
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
      project.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch '${marker}'\n`);
      chmodSync(join(project.root, '.git/hooks', hook), 0o755);
    }
    const copy = await createScratchCopy(project.root, COPY_LIMITS, signal);
    await copy.remove();
    assert.ok(!existsSync(marker));
  });

  test("the person's own worktrees stay in git's list, also those that are not there now", async () => {
    const away = mkdtempSync(join(tmpdir(), 'away-'));
    project.git('worktree', 'add', '--quiet', '--detach', join(away, 'drive'));
    rmSync(away, { recursive: true });
    const before = worktrees();
    await (await createScratchCopy(project.root, COPY_LIMITS, signal)).remove();
    assert.equal(before?.length, 2);
    assert.deepEqual(worktrees(), before);
  });

  test('what a killed server left is swept, and what a living one uses is not', async () => {
    const copy = await createScratchCopy(project.root, COPY_LIMITS, signal);
    await killed(project.root, 'copies');
    assert.equal(tmp.list().length, 3, tmp.list().join());
    assert.equal(worktrees()?.length, 3);
    mkdirSync(join(tmpdir(), 'locallama-copy-of-somebody'));
    await sweepAbandoned(tmpdir());
    assert.ok(existsSync(copy.folder));
    assert.equal(tmp.list().length, 2, tmp.list().join());
    const own = await realpath(join(copy.folder, '..'));
    assert.deepEqual(worktrees()?.slice(1), [`worktree ${own}/tree`]);
    await copy.remove();
    assert.deepEqual(tmp.list(), ['locallama-copy-of-somebody']);
  });

  test('the entry of a copy that is gone with its server goes with the next copy', async () => {
    await killed(project.root, 'copies');
    for (const name of tmp.list()) rmSync(join(tmpdir(), name), { recursive: true });
    assert.equal(worktrees()?.length, 2);
    const copy = await createScratchCopy(project.root, COPY_LIMITS, signal);
    await copy.remove();
    assert.equal(worktrees()?.length, 1);
    assert.ok(!existsSync(join(project.root, '.git/worktrees')));
  });

  test('a copy whose .git was changed takes no other worktree with it', async () => {
    const drive = join(mkdtempSync(join(tmpdir(), 'own-')), 'drive');
    project.git('worktree', 'add', '--quiet', '--detach', drive);
    await killed(project.root, 'copies');
    const left = tmp.list().find(name => name.startsWith('locallama-copy-')) ?? '';
    const entry = join(project.root, '.git/worktrees/drive');
    writeFileSync(join(tmpdir(), left, 'tree/.git'), `gitdir: ${entry}\n`);
    await sweepAbandoned(tmpdir());
    assert.ok(!existsSync(join(tmpdir(), left)));
    assert.ok(readdirSync(join(project.root, '.git/worktrees')).includes('drive'));
  });
});

/** A process that made a copy and the files of a run, and was killed while it used them. */
async function killed(root: string, word: string): Promise<void> {
  const url = (path: string) =>
    JSON.stringify(new URL(`../../../../src/server/verify/${path}`, import.meta.url));
  const program = `
    import { createScratchCopy } from ${url('project/scratchCopy.ts')};
    import { createScratch } from ${url('sandbox/scratchFolder.ts')};
    const limits = ${JSON.stringify(COPY_LIMITS)};
    await createScratchCopy(${JSON.stringify(root)}, limits, new AbortController().signal);
    await createScratch({ 'a.py': '' }, { kind: 'person' });
    console.log('${word}');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise(resolve => child.stdout?.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise(resolve => child.once('exit', resolve));
}
