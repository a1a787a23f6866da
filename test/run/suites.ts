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
    ...[...FIRST, ...otherFolders()].map(mochaSuite),
    {
      name: 'host',
      args: ['test/host/runInEditor.ts'],
      counts: 'results',
      needs: ['build', 'model', 'editor', 'browser'],
      limitMs: 300_000,
    },
    {
      name: 'e2e',
      // A window that did not open may leave a handle; what was started is ended with the group.
      args: [...mocha('test/e2e/*.e2e.ts'), '--exit'],
      counts: 'results',
      needs: ['build', 'model', 'editor', 'browser'],
      limitMs: 540_000,
    },
  ];
}

const CHECKS: readonly Suite[] = [
  npmScript('types', 120_000),
  // The linter is a program of its own and needs no compiled anything.
  npmScript('lint', 120_000),
];

/** These come first, in this order; then the other folders by name. */
const FIRST = ['unit', 'providers', 'server'];
const APART = ['host', 'e2e', 'bench'];

function otherFolders(): string[] {
  const files = globSync('test/*/**/*.test.ts', {
    cwd: ROOT,
    exclude: path => path.endsWith('node_modules'),
  });
  const folders = new Set(files.map(file => file.split(/[\\/]/)[1]!));
  return [...folders].filter(folder => ![...FIRST, ...APART].includes(folder)).sort(byName);
}

const byName = (a: string, b: string) => (a < b ? -1 : 1);

function mochaSuite(folder: string): Suite {
  const pure = folder === 'unit' || folder === 'providers';
  return {
    name: folder,
    args: mocha(`test/${folder}/**/*.test.ts`),
    counts: 'results',
    needs: pure ? [] : ['build', 'model'],
    limitMs: pure ? 120_000 : 300_000,
  };
}

function mocha(files: string): string[] {
  const reporter = join(ROOT, 'test/run/reporter.ts');
  const program = 'node_modules/mocha/bin/mocha.js';
  return [program, '--reporter', reporter, '--ignore', '**/node_modules/**', files];
}

function npmScript(name: string, limitMs: number): Suite {
  // `node --run` takes the script's commands from node_modules/.bin as npm does, and starts faster.
  return { name, args: ['--run', name], counts: 'exit', needs: [], limitMs };
}
