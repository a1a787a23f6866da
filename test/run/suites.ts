/**
 * Everything that `npm test` runs, cheapest first, with what each suite needs and how long it may
 * take.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Preparation } from './prepare.ts';
import { ROOT } from './root.ts';

export interface Suite {
  readonly name: string;
  /** Arguments for this same Node. */
  readonly args: readonly string[];
  /** `exit`: passed or failed as a whole. `results`: it writes a line for each test. */
  readonly counts: 'exit' | 'results';
  readonly needs: readonly Preparation[];
  readonly limitMs: number;
}

/** The suites that there are now; a new folder of `*.test.ts` under `test/` is found by itself. */
export function allSuites(): readonly Suite[] {
  return [
    ...CHECKS,
    quickTests(),
    ...slowRooms().map(slowTests),
    ...WHOLE.map(folder => mochaSuite(folder, [`test/${folder}/**/*.test.ts`], [])),
    {
      name: 'host',
      args: ['test/e2e/host/runInEditor.ts'],
      counts: 'results',
      needs: ['build', 'model', 'editor', 'browser'],
      limitMs: 600_000,
    },
    {
      name: 'e2e',
      // A window that did not open may leave a handle; what was started is ended with the group.
      args: [...mocha(['test/e2e/*.e2e.ts'], []), '--exit'],
      counts: 'results',
      needs: ['build', 'model', 'editor', 'browser'],
      limitMs: 1_800_000,
    },
  ];
}

const CHECKS: readonly Suite[] = [
  npmScript('types', 120_000),
  // The linter is a program of its own and needs no compiled anything.
  npmScript('lint', 120_000),
];

/** Folders that are a suite of their own, quick tests and slow ones alike. */
const WHOLE = ['demo', 'model-server'];
const APART = [...WHOLE, 'e2e'];

/** Rooms of the server with so many slow tests that each is a suite of its own, with its own limit. */
const LARGE_ROOMS = ['server/execute', 'server/verify'];

const SLOW = '**/*.slow.test.ts';

/** Everything that is not slow: no child process, no socket, no real file but in a folder of its own. */
function quickTests(): Suite {
  const apart = APART.map(folder => `test/${folder}/**`);
  const args = mocha(['test/**/*.test.ts'], [SLOW, ...apart]);
  return { name: 'unit', args, counts: 'results', needs: [], limitMs: 120_000 };
}

/** Where slow tests are: the folders of `test/`, the large rooms among them, by name. */
function slowRooms(): string[] {
  const files = globSync(`test/${SLOW}`, {
    cwd: ROOT,
    exclude: path => path.endsWith('node_modules'),
  });
  const folders = new Set(files.map(file => file.split(/[\\/]/)[1]!));
  return [...folders]
    .filter(folder => !APART.includes(folder))
    .concat(LARGE_ROOMS)
    .sort(byName);
}

const byName = (a: string, b: string) => (a < b ? -1 : 1);

function slowTests(room: string): Suite {
  const inner = LARGE_ROOMS.filter(large => large.startsWith(`${room}/`));
  return mochaSuite(
    room.split('/').at(-1)!,
    [`test/${room}/${SLOW}`],
    inner.map(large => `test/${large}/**`),
  );
}

function mochaSuite(name: string, files: readonly string[], ignored: readonly string[]): Suite {
  const args = mocha(files, ignored);
  return { name, args, counts: 'results', needs: ['build', 'model'], limitMs: 1_800_000 };
}

function mocha(files: readonly string[], ignored: readonly string[]): string[] {
  const reporter = join(ROOT, 'test/run/reporter.ts');
  const program = 'node_modules/mocha/bin/mocha.js';
  const ignores = ['**/node_modules/**', ...ignored].flatMap(glob => ['--ignore', glob]);
  return [program, '--reporter', reporter, ...ignores, ...files];
}

function npmScript(name: string, limitMs: number): Suite {
  // `node --run` takes the script's commands from node_modules/.bin as npm does, and starts faster.
  return { name, args: ['--run', name], counts: 'exit', needs: [], limitMs };
}
