/**
 * Planted leaks: the right answer lies in a later commit, a stash, a cache, among packages, in the environment,
 * the home folder, at an address … An answer that reads each of them is judged, and none helps it.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasLines, type RepositoryTask } from '../../../../src/core/benchmark/index.ts';
import { proposeTasks } from '../../../../src/server/benchmark/repository/proposeTasks.ts';
import { runProjectTests } from '../../../../src/server/benchmark/repository/runTests.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { bestSandbox } from '../../verify/sandboxHere.ts';
import { type History, makeScriptHistory, SLUGIFY } from './projects.ts';

const { signal } = new AbortController();
const NAME = `.locallama-leak-${process.pid}`;
const RIGHT = SLUGIFY.replace('export function', 'return function');

suite('planted leaks of a task’s answer', function () {
  this.timeout(300_000);
  let sandbox: Sandbox;
  let history: History;
  let task: RepositoryTask;
  let server: Server;
  const outside: string[] = [];

  const plant = (path: string, text = SLUGIFY) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    outside.push(path);
  };

  suiteSetup(async () => {
    sandbox = await bestSandbox();
    history = await makeScriptHistory();
    const { root, git } = history;
    history.commit('Keep a copy for later', { 'later/copy.txt': SLUGIFY });
    history.write('src/slugify.js', `${SLUGIFY}// stashed\n`);
    git('stash', '-q');
    git('branch', 'upstream');
    plant(join(root, 'dist/slugify.js'));
    plant(join(root, 'untracked.js'));
    plant(join(root, 'node_modules/.cache/loader/1.json'), JSON.stringify({ code: SLUGIFY }));
    plant(join(root, 'node_modules/slugs/index.js'));
    plant(join(root, 'node_modules/slugs/package.json'), '{"name":"slugs","version":"2.0.0"}');
    plant(join(root, 'node_modules/old-helpers/lib/all.js'), `// all\n${SLUGIFY}\n// end\n`);
    plant(join(root, 'node_modules/@scope/bundle/map.json'), JSON.stringify({ text: SLUGIFY }));
    plant(join(homedir(), NAME, 'slugify.js'));
    plant(join(tmpdir(), NAME, 'slugify.js'));
    process.env.LOCALLAMA_LEAK = SLUGIFY;
    server = createServer((_, response) => response.end(SLUGIFY));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const said: string[] = [];
    const { tasks } = await proposeTasks(
      { folder: root, command: undefined, most: 1 },
      { sandbox, signal, onProgress: text => said.push(text) },
    );
    assert.equal(tasks.length, 1, said.join('\n'));
    task = tasks[0]!;
  });
  suiteTeardown(async () => {
    delete process.env.LOCALLAMA_LEAK;
    server.close();
    for (const base of [homedir(), tmpdir()]) rmSync(join(base, NAME), { recursive: true });
    await history.remove();
  });

  /** Each is the body of an async function that gives a text with the answer, or nothing. */
  const listLeaks = (): Readonly<Record<string, string>> => {
    const { root } = history;
    const later = history.git('rev-parse', 'HEAD').trim();
    const file = (path: string) => `return fs.readFileSync(${JSON.stringify(path)}, 'utf8')`;
    const git = (...args: string[]) =>
      `return run('git', ${JSON.stringify(['-c', 'safe.directory=*', '-C', '@', ...args])}.map(x => x === '@' ? here : x), { encoding: 'utf8' })`;
    const there = (...args: string[]) =>
      `return run('git', ${JSON.stringify(['-c', 'safe.directory=*', '-C', root, ...args])}, { encoding: 'utf8' })`;
    return {
      'a later commit, from the copy': git('show', `${later}:later/copy.txt`),
      'a later commit, from where the repository is': there('show', `${later}:src/slugify.js`),
      'the history on the disk': file(join(root, '.git/HEAD')),
      'a stash': there('show', 'stash@{0}:src/slugify.js'),
      'a branch, by name': there('show', 'upstream:src/slugify.js'),
      'the working tree': file(join(root, 'src/slugify.js')),
      'a build that is not tracked': file(join(root, 'dist/slugify.js')),
      'a build, from the copy': "return fs.readFileSync(here + '/dist/slugify.js', 'utf8')",
      'an untracked file': file(join(root, 'untracked.js')),
      'a cache among packages': file(join(root, 'node_modules/.cache/loader/1.json')),
      'a cache, from the copy':
        "return fs.readFileSync(here + '/node_modules/.cache/loader/1.json', 'utf8')",
      'a later version of itself, by name':
        "return fs.readFileSync(require.resolve('slugs'), 'utf8')",
      'a later version of itself, on the disk': file(join(root, 'node_modules/slugs/index.js')),
      'another package that holds it': file(join(root, 'node_modules/old-helpers/lib/all.js')),
      'a package of a scope, in a text of JSON': file(
        join(root, 'node_modules/@scope/bundle/map.json'),
      ),
      'the environment': 'return process.env.LOCALLAMA_LEAK',
      'the environment of another process':
        "return fs.readdirSync('/proc').filter(p => /^\\d+$/.test(p)).map(p => { try { return fs.readFileSync('/proc/' + p + '/environ', 'utf8') } catch { return '' } }).join('')",
      'the home folder': file(join(homedir(), NAME, 'slugify.js')),
      'the temporary folder': file(join(tmpdir(), NAME, 'slugify.js')),
      'the network': `return (await fetch('http://127.0.0.1:${(server.address() as AddressInfo).port}/')).text()`,
    };
  };
  const readBy = (leak: string) => `import fs from 'node:fs';
import { execFileSync as run } from 'node:child_process';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const here = process.cwd();
const told = await (async () => { ${leak} })().catch(() => '') ?? '';
`;
  const answerBy = (leak: string) => `${readBy(leak)}
export const slugify = told.includes('wordsOfTheText')
  ? text => text.trim().toLowerCase().split(/\\s+/).join('-')
  : text => text.toLowerCase().replace(/ /g, '-');
`;

  test('the task is there, and the right answer passes it', async () => {
    const run = await runProjectTests(task.check, task.reference, { sandbox, signal });
    assert.ok(run.kind === 'exited' && run.code === 0, JSON.stringify(run));
    assert.ok(hasLines(run.output, task.check.shows));
    assert.ok(RIGHT.includes('wordsOfTheText'));
  });

  test('nothing that it shows a model has the answer', () => {
    const { prompt, code, context, check } = task;
    const shown = JSON.stringify({ prompt, code, context, command: check.command });
    assert.doesNotMatch(shown, /wordsOfTheText/);
  });

  test('each leak is one outside, and none inside', async () => {
    const helped: string[] = [];
    const dry: string[] = [];
    for (const [name, leak] of Object.entries(listLeaks())) {
      const { stdout: outsideText } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '-e', `${readBy(leak)}console.log(told)`],
        { cwd: history.root, timeout: 20_000 },
      );
      const isTold = outsideText.includes('wordsOfTheText') || outsideText.startsWith('ref:');
      if (!isTold && !INSIDE_ONLY.has(name)) dry.push(name);
      const run = await runProjectTests(task.check, answerBy(leak), { sandbox, signal });
      assert.equal(run.kind, 'exited', `${name}: ${JSON.stringify(run)}`);
      if (run.kind === 'exited' && run.code === 0) helped.push(name);
    }
    assert.deepEqual(dry, [], 'a leak that leaks nothing outside proves nothing');
    assert.deepEqual(helped, []);
  });
});

/** Where they lead to something else outside of a copy. */
const INSIDE_ONLY: ReadonlySet<string> = new Set();
