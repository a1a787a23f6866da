/** Programs in a container of their own: they share this machine's files, not its process ids. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

const MAPPED = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
const ARGS = [...MAPPED, '--mount', '--pid', '--fork', '/bin/sh', '-c'];

/**
 * Skips a test, with the reason in its title, where this machine cannot make one in which the line
 * `first` for the shell works.
 */
export function needOtherSpace(context: Mocha.Context, first: string): void {
  const { status, stderr } = spawnSync('unshare', [...ARGS, first], { encoding: 'utf8' });
  if (status === 0) return;
  context.test!.title += ` (skipped: ${stderr?.trim() ?? 'there is no unshare'})`;
  context.skip();
}

/** What a module's text prints there. `first` runs before it, and may mount. */
export function inOtherSpace(first: string, program: string): string {
  const node = [process.execPath, '--no-warnings', '--input-type=module', '-e', program];
  const argv = [...ARGS, `${first} && exec "$@"`, 'sh', ...node];
  const { status, stdout, stderr } = spawnSync('unshare', argv, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** An `import` of names from a file below this repository's root. */
export function importOf(names: string, path: string): string {
  const { href } = new URL(`../../${path}`, import.meta.url);
  return `import { ${names} } from ${JSON.stringify(href)};`;
}
