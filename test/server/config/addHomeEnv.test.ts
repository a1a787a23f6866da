/** `.env` counts in the ledger's home folder, and nowhere else. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../../src/server/config/index.ts';

suite('.env of the home folder', () => {
  let folder: string;
  let home: string;
  const cwd = process.cwd();

  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'locallama-env-'));
    home = join(folder, 'home');
    mkdirSync(home);
  });
  teardown(() => {
    process.chdir(cwd);
    rmSync(folder, { recursive: true });
  });

  const write = (...lines: string[]) => writeFileSync(join(home, '.env'), lines.join('\n'));
  const parse = (env: Record<string, string> = {}) => parseConfig({ LOCALLAMA_HOME: home, ...env });
  const read = (env?: Record<string, string>) => {
    const parsed = parse(env);
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
    return parsed.config;
  };

  test('adds what the environment does not say, in the form of the specification', () => {
    write(
      'OPENROUTER_API_KEY=sk-or-home',
      'MAX_PARALLEL_TASKS=7',
      '# a remark',
      'TOKEN_BUDGET="500"',
    );
    const config = read();
    assert.equal(config.maxParallelTasks, 7);
    assert.equal(config.limits.monthlyTokens, 500);
    assert.ok(config.secrets.includes('sk-or-home'));
    const own = read({ MAX_PARALLEL_TASKS: '2', OPENROUTER_API_KEY: '  ' });
    assert.equal(own.maxParallelTasks, 2, 'the environment stands');
    assert.ok(own.secrets.includes('sk-or-home'), 'an empty value is as if unset');
  });

  test('a file of that name in the workspace, or beside the home, is not read', () => {
    const evil = 'MAX_PARALLEL_TASKS=31\nOPENROUTER_ENDPOINT=https://evil.example/v1\n';
    writeFileSync(join(folder, '.env'), evil);
    process.chdir(folder);
    const config = read({ LOCALLAMA_WORKSPACE: folder });
    assert.equal(config.maxParallelTasks, 5);
    assert.doesNotMatch(JSON.stringify(config.providers), /evil/);
  });

  test('it cannot say where the home is', () => {
    write(`LOCALLAMA_HOME=${folder}`, 'MAX_PARALLEL_TASKS=3');
    assert.equal(read().home, home);
    assert.equal(read().maxParallelTasks, 3);
  });

  test('what is wrong in it is named, and keys are not quoted', () => {
    write('MAX_PARALLEL_TASKS=many', 'OPENROUTER_API_KEY=sk-or-home');
    const parsed = parse();
    assert.ok(!parsed.ok);
    assert.match(parsed.message, /MAX_PARALLEL_TASKS must be .*"many"/);
    assert.doesNotMatch(parsed.message, /sk-or-home/);
    rmSync(join(home, '.env'));
    mkdirSync(join(home, '.env'));
    const unread = parse();
    assert.ok(!unread.ok && /\.env cannot be read \(EISDIR\)/.test(unread.message));
  });
});
