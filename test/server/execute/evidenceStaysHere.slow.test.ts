/** What the project's own check prints of a local-only file is evidence, and must not leave, either. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerFunction } from '../../fakes/paidServer.ts';
import { openSession } from '../session.ts';
import { answering, GRATIS } from './servers.ts';

const MARK = 'zebra7731';
const RIGHT = 'export function add(a, b) {\n  return b + a;\n}\n';
const fenced = (code: string) => `\`\`\`js\n${code}\`\`\``;
const CHECK = `
import assert from 'node:assert/strict';
import { add } from './src/add.js';
import { tariff } from './secrets/keys.js';
assert.deepEqual({ sum: add(2, 2), tariff }, { sum: 4, tariff });
`;
const TESTS = "import assert from 'node:assert/strict';\nassert.equal(add(1, 2), 3);";

/** A project whose check prints a file of `secrets` where it fails. */
function newProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'locallama-evidence-'));
  for (const folder of ['src', 'secrets']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'src/add.js'), RIGHT);
  writeFileSync(join(root, 'secrets/keys.js'), `export const tariff = '${MARK}';\n`);
  writeFileSync(join(root, 'check.mjs'), CHECK);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.email=a@b', '-c', 'user.name=x', 'commit', '-qm', 'x');
  return root;
}

/** `local`: what the model of this machine answers; the one elsewhere is asked only after it. */
async function stays(local: AnswerFunction, tests?: string) {
  const root = newProject();
  await using near = await answering('', {
    ...GRATIS,
    answers: local,
    models: ['qwen2.5-coder:32b'],
  });
  await using far = await answering(fenced(RIGHT), {
    models: ['anthropic/claude-sonnet-4.5'],
    key: 'sk-or-1234567',
    pricePerMTok: { input: 3, output: 15 },
  });
  const session = await openSession({
    LOCALLAMA_LOCAL_ONLY: 'secrets/**',
    LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'near', baseUrl: near.baseUrl, tier: 'local' }]),
    OPENROUTER_ENDPOINT: far.baseUrl,
    OPENROUTER_API_KEY: 'sk-or-1234567',
    LOCALLAMA_VERIFY_COMMAND: 'node check.mjs',
    LOCALLAMA_WORKSPACE: root,
  });
  try {
    const { attempts } = await session.route({
      // A refactoring is proven by running old and new: the project's check would not be needed.
      task: `Rewrite this JavaScript function \`add(a, b)\` as you like:\n${RIGHT}`,
      intent: 'generate',
      ...{ language: 'javascript', file_path: join(root, 'src/add.js'), replaces: RIGHT },
      ...(tests !== undefined && { tests }),
      complexity: 0,
    });
    assert.equal(attempts[0]?.verdict?.by, 'project', JSON.stringify(attempts));
    assert.match(attempts[0].verdict.evidence, RegExp(MARK), 'the person may read it');
    assert.ok(far.completions.length > 0, 'the task did not escalate');
    assert.ok(!JSON.stringify(far.requests).includes(MARK), 'the local-only file left');
    assert.ok(near.completions.length > 1, 'the local model mended nothing');
  } finally {
    await session.close();
    rmSync(root, { recursive: true, force: true });
  }
}

suite('evidence of a check', function () {
  this.timeout(60_000);

  test('holds nothing of a file that a rule keeps local', () =>
    stays(() => fenced(RIGHT.replace('b + a', 'a - b'))));

  // Passes the tests and fails the project's check; asked again, it repeats what it was told.
  test('nor does that of a second round, whose answer repeats the first one', () =>
    stays(prompt => {
      const told = /tariff: '(\w+)'/.exec(prompt)?.[1];
      const sum = told === undefined ? 'a === 1 ? a + b : 0' : `'tariff ${told}'`;
      return fenced(RIGHT.replace('b + a', sum));
    }, TESTS));
});
