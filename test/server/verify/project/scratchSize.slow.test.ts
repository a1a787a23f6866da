/** What counts against the size of a copy: what is on the disk now, not what the commit lists. */
import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createScratchCopy } from '../../../../src/server/verify/project/scratchCopy.ts';
import { type GitProject, gitProject } from '../gitProject.ts';
import { type OwnTmp, ownTmp } from '../ownTmp.ts';

const { signal } = new AbortController();

suite('scratchSize', function () {
  this.timeout(30_000);
  const path = process.env.PATH;
  let project: GitProject;
  let tmp: OwnTmp;

  setup(async () => {
    tmp = ownTmp();
    project = await gitProject({
      'cone/value': 'x'.repeat(1_000),
      'rest/large': 'x'.repeat(50_000),
    });
  });
  teardown(async () => {
    process.env.PATH = path;
    tmp.remove();
    await project.remove();
  });

  const copyOf = (root: string, bytes: number) =>
    createScratchCopy(root, { newFiles: 10, bytes }, signal);

  test('of a sparse checkout, only what is checked out', async () => {
    project.git('sparse-checkout', 'set', 'cone');
    project.write('cone/value', 'x'.repeat(2_000));
    await assert.rejects(copyOf(project.root, 1_999), /has more than/);
    const copy = await copyOf(project.root, 2_000);
    assert.deepEqual(shown(copy.folder), ['cone']);
    await copy.remove();
  });

  test('of a sparse checkout, everything where git copies everything', async () => {
    project.git('sparse-checkout', 'set', 'cone');
    oldGit('2.35.1');
    await assert.rejects(copyOf(project.root, 50_999), /has more than/);
    await (await copyOf(project.root, 51_000)).remove();
  });

  test('every one of many files counts', async () => {
    for (let i = 0; i < 200; i += 1) project.write(`cone/${i}`, 'x');
    project.git('add', '.');
    await assert.rejects(copyOf(project.root, 51_199), /has more than/);
    await (await copyOf(project.root, 51_200)).remove();
  });

  test('a file that was only taken out of the index by hand counts', async () => {
    project.git('update-index', '--skip-worktree', 'rest/large');
    rmSync(join(project.root, 'rest'), { recursive: true });
    await assert.rejects(copyOf(project.root, 50_999), /has more than/);
    const copy = await copyOf(project.root, 51_000);
    assert.deepEqual(shown(copy.folder), ['cone', 'rest']);
    await copy.remove();
  });

  test('a file that a filter makes of a pointer counts as it is on the disk', async () => {
    project.git('config', 'filter.large.clean', 'echo pointer');
    project.git('config', 'filter.large.smudge', "head -c 9000 /dev/zero | tr '\\0' x");
    project.write('.gitattributes', '*.bin filter=large\n');
    project.write('cone/a.bin', 'x'.repeat(9_000));
    project.git('add', '.');
    await assert.rejects(copyOf(project.root, 60_000), /has more than/);
    await (await copyOf(project.root, 60_100)).remove();
  });

  test('no file that a partial clone left out is fetched', async () => {
    project.git('config', 'uploadpack.allowFilter', 'true');
    const clone = join(mkdtempSync(join(tmpdir(), 'clone-')), 'clone');
    const from = ['--filter=blob:none', '--sparse', `file://${project.root}`, clone];
    execFileSync('git', ['clone', '--quiet', ...from]);
    execFileSync('git', ['sparse-checkout', 'set', 'cone'], { cwd: clone });
    await project.remove();
    await (await copyOf(clone, 1_000)).remove();
    assert.ok(!existsSync(join(clone, 'rest')));
  });

  test('a repository that git knows by its commit alone counts for nothing, and is not copied', async () => {
    project.write('inner/value', 'x'.repeat(5_000));
    project.git('-C', 'inner', 'init', '-q');
    const commit = project.git('rev-parse', 'HEAD').trim();
    project.git('update-index', '--add', '--cacheinfo', `160000,${commit},inner`);
    await (await copyOf(project.root, 51_000)).remove();
  });

  /** A git of this version, in what it says and in what it gives to a new worktree. */
  function oldGit(version: string): void {
    const bin = mkdtempSync(join(tmpdir(), 'bin-'));
    const real = execFileSync('/bin/sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh
case "$*" in
  *" version") echo "git version ${version} (Apple Git-1)" ;;
  *"worktree add"*) exec '${real}' -c core.sparseCheckout=false "$@" ;;
  *) exec '${real}' "$@" ;;
esac\n`;
    writeFileSync(join(bin, 'git'), script);
    chmodSync(join(bin, 'git'), 0o755);
    process.env.PATH = `${bin}${delimiter}${path}`;
  }
});

/** What is in a copy, besides git's own. */
function shown(folder: string): readonly string[] {
  return readdirSync(folder).filter(name => name !== '.git');
}
