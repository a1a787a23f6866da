/** Folders and worktree entries of servers in containers whose processes cannot be seen here. */
import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createScratchCopy } from '../../../../src/server/verify/project/scratchCopy.ts';
import {
  removeDeadEntries,
  sweepAbandoned,
} from '../../../../src/server/verify/project/scratchEntries.ts';
import { COPY_LIMITS } from '../../../../src/server/verify/project/scratchSize.ts';
import { makeOwned } from '../../../../src/server/verify/sandbox/ownedFolder.ts';
import { createScratch } from '../../../../src/server/verify/sandbox/scratchFolder.ts';
import { importOf, inOtherSpace, needOtherSpace } from '../../../store/otherSpace.ts';
import { type GitProject, gitProject } from '../gitProject.ts';
import { type OwnTmp, ownTmp } from '../ownTmp.ts';

const { signal } = new AbortController();
const HOUR_MS = 3_600_000;

suite('scratch folders of other containers', function () {
  this.timeout(30_000);
  let project: GitProject;
  let tmp: OwnTmp;

  setup(async () => {
    tmp = ownTmp();
    project = await gitProject({ value: 'x' });
  });
  teardown(async () => {
    tmp.remove();
    await project.remove();
  });

  const copyHere = () => createScratchCopy(project.root, COPY_LIMITS, signal);
  const worktrees = () => project.git('worktree', 'list', '--porcelain').match(/^worktree .*/gm);

  for (const [name, first] of [
    ["with the host's /proc", 'true'],
    ['with a /proc of its own', 'mount -t proc proc /proc'],
  ] as const) {
    test(`a container that shares the temporary folder sweeps nothing alive: ${name}`, async function () {
      needOtherSpace(this, first);
      await copyHere();
      await createScratch({ 'a.py': '' }, { kind: 'person' });
      const before = tmp.list();
      assert.equal(before.length, 2);
      inOtherSpace(first, SWEEP);
      assert.deepEqual(tmp.list(), before);
      assert.equal(worktrees()?.length, 2);
    });

    test(`it sweeps what was left in it: ${name}`, function () {
      needOtherSpace(this, first);
      // The space ends with its first process, so the one that leaves the folder is another.
      const left = inOtherSpace(first, LEAVE_AND_SWEEP);
      assert.equal(left, 'left 1, then 0');
    });
  }

  test('a container that shares only the repository leaves the entry of a copy in use', async function () {
    const hide = `mount -t tmpfs tmpfs '${tmpdir()}'`;
    needOtherSpace(this, hide);
    const copy = await copyHere();
    inOtherSpace(hide, copyOf(project.root));
    assert.equal(worktrees()?.length, 2);
    await copy.remove();
    assert.equal(worktrees()?.length, 1);
  });

  test('what nobody here can know of is left after a day', async () => {
    const check = async (owner: (own: readonly string[]) => readonly string[], goes: boolean) => {
      const own = await makeOwned('run');
      const path = renamed(own, owner);
      mkdirSync(path);
      setAge(path, 23 * HOUR_MS);
      await sweepAbandoned(tmpdir());
      assert.ok(existsSync(path), path);
      setAge(path, 25 * HOUR_MS);
      await sweepAbandoned(tmpdir());
      assert.equal(existsSync(path), !goes, path);
      rmSync(own, { recursive: true });
    };
    await check(([, ...rest]) => ['other', ...rest], true);
    await check(([host, , ...rest]) => [host!, 'other', ...rest], true);
    await check(([host, boot, , ...rest]) => [host!, boot!, '1', ...rest], true);
    await check(own => ['more', ...own], false);
    await check(([, ...rest]) => rest, false);
    await check(own => own, false);
  });

  test('the entry of a copy that cannot be seen here is forgotten after a day', async () => {
    const copy = await copyHere();
    const base = dirname(copy.folder);
    const gone = renamed(base, ([, ...rest]) => ['other', ...rest]);
    const git = join(project.root, '.git');
    const entry = join(git, 'worktrees/tree');
    writeFileSync(join(entry, 'gitdir'), `${gone}/tree/.git\n`);
    setAge(entry, 23 * HOUR_MS);
    await removeDeadEntries(git);
    assert.ok(existsSync(entry));
    setAge(entry, 25 * HOUR_MS);
    await removeDeadEntries(git);
    assert.ok(!existsSync(entry));
  });
});

const OF_ENTRIES = importOf('sweepAbandoned', 'src/server/verify/project/scratchEntries.ts');
const SWEEP = `${OF_ENTRIES} await sweepAbandoned(process.env.TMPDIR);`;

const LEAVE = `
  ${importOf('makeOwned', 'src/server/verify/sandbox/ownedFolder.ts')}
  await makeOwned('run');`;
const LEAVE_AND_SWEEP = `
  ${OF_ENTRIES}
  import { spawnSync } from 'node:child_process';
  import { readdirSync } from 'node:fs';
  const args = ['--no-warnings', '--input-type=module', '-e', ${JSON.stringify(LEAVE)}];
  spawnSync(process.execPath, args, { stdio: 'inherit' });
  const { length } = readdirSync(process.env.TMPDIR);
  await sweepAbandoned(process.env.TMPDIR);
  process.stdout.write('left ' + length + ', then ' + readdirSync(process.env.TMPDIR).length);`;

function copyOf(root: string): string {
  return `
    ${importOf('createScratchCopy', 'src/server/verify/project/scratchCopy.ts')}
    const limits = ${JSON.stringify(COPY_LIMITS)};
    const { signal } = new AbortController();
    await (await createScratchCopy(${JSON.stringify(root)}, limits, signal)).remove();`;
}

/** The path of an owned folder, with another owner in its name. */
function renamed(path: string, owner: (own: readonly string[]) => readonly string[]): string {
  const [, start = '', own = '', end = ''] = /^(.*-(?:run|copy)-)(.*)(-\w{6}(?:\/.*)?)$/.exec(
    path,
  )!;
  return (
    start + owner(own.split('_')).join('_') + end.slice(0, -1) + (end.endsWith('Z') ? 'Y' : 'Z')
  );
}

function setAge(path: string, ms: number): void {
  const time = new Date(Date.now() - ms);
  utimesSync(path, time, time);
}
