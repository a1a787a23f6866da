/** Nothing of an opened folder runs outside the sandbox, and nothing outside of it is mounted for it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resolveToolPath } from '../../src/server/verify/project/resolveToolPath.ts';
import { createScratchCopy } from '../../src/server/verify/project/scratchCopy.ts';
import { COPY_LIMITS } from '../../src/server/verify/project/scratchSize.ts';
import { tallySuite } from './tally.ts';

const signal = new AbortController().signal;
const PROGRAM = (mark: string) => `#!/bin/sh\ntouch '${mark}'\ncat\n`;

tallySuite('a hostile folder that is opened', ({ attack, neighbour }) => {
  let home: string;
  let root: string;
  let mark: string;
  setup(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'locallama-hostile-')));
    root = join(home, 'project');
    mark = join(home, 'it-ran');
    write('src/a.js', 'export const a = 1;\n');
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.email=a@b', '-c', 'user.name=x', 'commit', '-qm', 'x');
  });
  teardown(() => rmSync(home, { recursive: true, force: true }));

  const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: root });
  function write(path: string, text: string, folder = root): string {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
    return file;
  }

  async function copy(): Promise<void> {
    const made = await createScratchCopy(root, COPY_LIMITS, signal);
    await made.remove();
  }

  for (const [what, arm] of Object.entries({
    'a file watcher': (program: string) => git('config', 'core.fsmonitor', program),
    'a folder of hooks': (program: string) => {
      write('hooks/post-checkout', PROGRAM(mark));
      git('config', 'core.hooksPath', dirname(program).replace(/evil$/, 'hooks'));
    },
    'a hook': () => write('.git/hooks/post-checkout', PROGRAM(mark)),
    'a filter that cleans': (program: string) => git('config', 'filter.evil.clean', program),
    'a filter that smudges': (program: string) => git('config', 'filter.evil.smudge', program),
    'a filter that stays': (program: string) => git('config', 'filter.evil.process', program),
    'a filter of an included file': (program: string) => {
      write('included', `[filter "evil"]\n\tsmudge = ${program}\n\tclean = ${program}\n`);
      git('config', 'include.path', join(root, 'included'));
    },
    'a program that shows changes': (program: string) => git('config', 'diff.external', program),
  })) {
    attack(`${what} does not run for the copy`, async () => {
      const program = write('evil/program', PROGRAM(mark));
      write('.gitattributes', '* filter=evil diff=evil merge=evil\n');
      arm(program);
      write('src/a.js', 'export const a = 2;\n');
      await copy().catch(() => {}); // Whether there is a copy is not the question.
      assert.ok(!existsSync(mark), 'the program ran');
    });
  }

  attack(
    'a configuration that names another folder for its files copies nothing of it',
    async () => {
      write('secret.txt', 'x', home);
      git('config', 'core.worktree', home);
      await assert.rejects(copy(), /leads elsewhere/);
    },
  );

  for (const [what, shims] of Object.entries({ rustup: '.cargo/bin', pyenv: '.pyenv/shims' })) {
    attack(`${what} is not asked in the project's folder`, async () => {
      // As rustup does: obeys a file of the folder that it is called in.
      const obey = `#!/bin/sh\nif [ -e ./rust-toolchain.toml ]; then touch '${mark}'; fi\necho /usr\n`;
      for (const tool of ['rustc', 'python3', 'node', 'ruby']) write(join(shims, tool), obey, home);
      write('rust-toolchain.toml', '[toolchain]\npath = "/proc/self/cwd/tc"\n');
      await resolveToolPath(`${join(home, shims)}:/usr/bin`, root, signal);
      assert.ok(!existsSync(mark));
    });
  }

  for (const [what, link] of Object.entries({
    'a key': '.ssh/id_rsa',
    'a key that is called as Python is': '.ssh/python3',
    'a program of the home': 'bin/python3',
  })) {
    attack(`a link of a virtual environment to ${what} opens no folder`, async () => {
      write(link, 'x', home);
      mkdirSync(join(root, '.venv/bin'), { recursive: true });
      symlinkSync(join(home, link), join(root, '.venv/bin/python3'));
      const { behind } = await resolveToolPath('/usr/bin', root, signal);
      assert.ok(!behind.some(folder => folder.startsWith(home)), String(behind));
    });
  }

  for (const name of ['node_modules', 'vendor', '.venv']) {
    attack(`a link ${name} to the home is not given to the check`, async () => {
      write('.ssh/id_rsa', 'x', home);
      write('.gitignore', `${name}\n`);
      symlinkSync(join(home, '.ssh'), join(root, name));
      const made = await createScratchCopy(root, COPY_LIMITS, signal);
      assert.deepEqual(made.readable, []);
      assert.ok(!existsSync(join(made.folder, name)));
      await made.remove();
    });
  }

  neighbour('its own packages are given to the check', async () => {
    write('node_modules/x/index.js', '');
    write('.gitignore', 'node_modules\n');
    const made = await createScratchCopy(root, COPY_LIMITS, signal);
    assert.deepEqual(made.readable, [join(root, 'node_modules')]);
    assert.ok(existsSync(join(made.folder, 'node_modules/x/index.js')));
    await made.remove();
  });

  neighbour('a Python of a version manager behind a virtual environment is found', async () => {
    write('.pyenv/versions/3.12.1/bin/python3.12', '', home);
    mkdirSync(join(home, '.pyenv/versions/3.12.1/lib/python3.12'), { recursive: true });
    mkdirSync(join(root, '.venv/bin'), { recursive: true });
    symlinkSync(
      join(home, '.pyenv/versions/3.12.1/bin/python3.12'),
      join(root, '.venv/bin/python3'),
    );
    const { behind } = await resolveToolPath('/usr/bin', root, signal);
    assert.ok(behind.includes(join(home, '.pyenv/versions/3.12.1/bin')));
  });

  neighbour('changed and new files are in the copy', async () => {
    write('src/a.js', 'export const a = 2;\n');
    write('src/b.js', 'export const b = 1;\n');
    const made = await createScratchCopy(root, COPY_LIMITS, signal);
    assert.ok(existsSync(join(made.folder, 'src/b.js')));
    await made.remove();
  });
});
