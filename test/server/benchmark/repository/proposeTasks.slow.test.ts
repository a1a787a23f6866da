/** Which tasks are made of repositories in several languages, and of odd ones. */
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describeProposal, type Proposal } from '../../../../src/core/benchmark/index.ts';
import { exportTasks } from '../../../../src/server/benchmark/repository/exportTasks.ts';
import { proposeTasks } from '../../../../src/server/benchmark/repository/proposeTasks.ts';
import { runProjectTests } from '../../../../src/server/benchmark/repository/runTests.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { newHome } from '../../session.ts';
import { bestSandbox } from '../../verify/sandboxHere.ts';
import {
  type History,
  hasProgram,
  makeHistory,
  makePythonHistory,
  makeRustHistory,
  makeScriptHistory,
  makeShellHistory,
} from './projects.ts';

const { signal } = new AbortController();

suite('tasks of a repository', function () {
  this.timeout(300_000);
  let sandbox: Sandbox;
  const made: History[] = [];

  suiteSetup(async () => {
    sandbox = await bestSandbox();
  });
  teardown(async () => {
    for (const history of made.splice(0)) await history.remove();
  });

  const keep = async (making: Promise<History>): Promise<History> => {
    const history = await making;
    made.push(history);
    return history;
  };
  const propose = ({ root }: History, command?: string, folder = root): Promise<Proposal> =>
    proposeTasks({ folder, command, most: 5 }, { sandbox, signal, onProgress: () => {} });
  const run = ({ tasks: [task] }: Proposal, code: string) =>
    runProjectTests(task!.check, code, { sandbox, signal });

  test('a script package: one commit and one function, by its own runner', async () => {
    const proposal = await propose(await keep(makeScriptHistory()));
    const [task, written] = proposal.tasks;
    assert.equal(
      proposal.tasks.length,
      1 + Number(written !== undefined),
      `${[...proposal.leftOut]}`,
    );
    assert.equal(task!.source, 'history');
    assert.match(task!.prompt, /join words by one dash/);
    assert.match(task!.prompt, /replace\(\/ \/g, '-'\)/);
    assert.doesNotMatch(task!.prompt, /wordsOfTheText/);
    assert.equal(task!.check.command, 'node --test test/slugify.test.js');
    assert.deepEqual(proposal.leftOut.get('no-tests'), 2);
    const right =
      "export const slugify = text => text.trim().toLowerCase().replace(/\\s+/g, '-');\n";
    assert.equal((await run(proposal, right)).kind, 'exited');
    const other = await run(proposal, right);
    assert.equal(other.kind === 'exited' && other.code, 0, JSON.stringify(other));
  });

  test('a package in another language: its words, its runner, and a function whose text stays', async () => {
    const proposal = await propose(await keep(makePythonHistory()));
    const ofHistory = proposal.tasks.filter(({ source }) => source === 'history');
    const ofCode = proposal.tasks.filter(({ source }) => source === 'function');
    assert.equal(ofHistory.length, 1, `${[...proposal.leftOut]}`);
    assert.doesNotMatch(ofHistory[0]!.prompt, /Signed-off-by/);
    assert.equal(ofCode.length, 1, `${[...proposal.leftOut]}`);
    assert.match(ofCode[0]!.prompt, /Write the body of describe/);
    assert.match(
      ofCode[0]!.code,
      /two digits behind the point."""\n {4}raise NotImplementedError$/,
    );
    assert.doesNotMatch(ofCode[0]!.context!.before + ofCode[0]!.context!.after, /divmod/);
  });

  test('a runner that nothing tells is named by the user', async () => {
    const history = await keep(makeShellHistory());
    assert.equal((await propose(history)).leftOut.get('no-runner'), 1);
    const { tasks } = await propose(history, 'sh {tests}');
    assert.deepEqual(
      tasks.map(({ check }) => check.command),
      ['sh test/greet.test.sh'],
    );
    const said = describeProposal(await propose(history, 'sh {tests}'));
    assert.match(said[0]!, /1 tasks, 1 of 1 commits/);
  });

  test('a compiled language, by its own tool', async function () {
    if (!hasProgram('cargo')) this.skip();
    const { tasks, leftOut } = await propose(await keep(makeRustHistory()));
    assert.equal(tasks.length, 1, `${[...leftOut]}`);
    assert.equal(tasks[0]!.check.command, 'cargo test --offline');
  });

  test('status 0 alone passes nothing: an answer that ends the program before its tests', async () => {
    const proposal = await propose(await keep(makeScriptHistory()));
    const { shows } = proposal.tasks[0]!.check;
    assert.ok(shows.length > 0);
    const ended = await run(proposal, 'process.exit(0);\nexport const slugify = () => {};\n');
    const { hasLines } = await import('../../../../src/core/benchmark/index.ts');
    assert.ok(ended.kind === 'exited' && !(ended.code === 0 && hasLines(ended.output, shows)));
  });

  test('what is no task: merges, new files, renames, binaries, tests that fail anyway or need the network', async () => {
    const history = await keep(makeScriptHistory());
    const { commit, git } = history;
    const use = "import { ok } from 'node:assert';\nimport { test } from 'node:test';\n";
    commit('Add a file', {
      'src/more.js': 'export const more = 1;\n',
      'test/more.test.js': `${use}import { more } from '../src/more.js';\ntest('m', () => ok(more));\n`,
    });
    commit('Change both at once', {
      'src/more.js': 'export const more = 2;\n',
      'src/slugify.js': 'export const slugify = () => "";\n',
      'test/more.test.js': `${use}test('m', () => ok(2));\n`,
    });
    commit('Fail whatever the code does', {
      'src/more.js': 'export const more = 3;\n',
      'test/more.test.js': `${use}test('m', () => ok(0));\n`,
    });
    commit('Ask the network for what counts', {
      'src/more.js': 'export const more = 4;\n',
      'test/more.test.js': `${use}test('m', async () => ok((await fetch('http://example.org')).ok));\n`,
    });
    commit('Test what no message tells of', {
      'src/more.js': 'export const more = 4;\nexport const secretName = 5;\n',
      'test/more.test.js': `${use}import { secretName } from '../src/more.js';\ntest('m', () => ok(secretName));\n`,
    });
    commit('Change the tests of what was right before', {
      'src/more.js': 'export const more = 6;\nexport const secretName = 5;\n',
      'test/more.test.js': `${use}test('m', () => ok(1));\n`,
    });
    git('mv', 'src/more.js', 'src/most.js');
    commit('Move it to where it belongs', {
      'test/more.test.js': `${use}import { more } from '../src/most.js';\ntest('m', () => ok(more));\n`,
    });
    history.write('src/picture.png', '\0\u0001\0');
    commit('Draw a picture', { 'test/picture.test.js': `${use}test('p', () => ok(1));\n` });
    git('checkout', '-q', '-b', 'side', 'HEAD~2');
    commit('Work aside', { 'aside.txt': 'aside\n' });
    git('checkout', '-q', '-');
    git('merge', '-q', '--no-edit', 'side');
    const { tasks, leftOut } = await propose(history);
    const ids = tasks.filter(({ source }) => source === 'history').map(({ prompt }) => prompt);
    assert.equal(ids.length, 1, ids.join('\n---\n'));
    assert.deepEqual(Object.fromEntries(leftOut), {
      'no-tests': 3,
      'new-file': 2,
      'several-files': 1,
      'gold-fails': 2,
      'untold-name': 1,
      'base-passes': 1,
      'no-code': 1,
      ...(leftOut.has('too-large') && { 'too-large': leftOut.get('too-large') }),
    });
  });

  test('a package of a larger repository, with line ends of another system', async () => {
    const lines = (text: string) => text.replaceAll('\n', '\r\n');
    const pkg = '{"name":"@own/a","type":"commonjs","scripts":{"test":"node --test"}}\n';
    const use = "const { test } = require('node:test');\nconst assert = require('node:assert');\n";
    const history = await keep(
      makeHistory({
        'package.json': '{"name":"all","workspaces":["packages/*"]}\n',
        'packages/a/package.json': pkg,
        'packages/a/add.js': lines('exports.add = (a, b) => a - b;\n'),
        'packages/a/add.test.js': `${use}const { add } = require('./add.js');\ntest('a', () => assert.equal(add(1, 0), 1));\n`,
        '.gitattributes': '* -text\n',
      }),
    );
    history.commit('Add, and do not subtract', {
      'packages/a/add.js': lines('exports.add = (a, b) => a + b;\n'),
      'packages/a/add.test.js': `${use}const { add } = require('./add.js');\ntest('a', () => assert.equal(add(1, 2), 3));\n`,
    });
    const all = await propose(history);
    assert.deepEqual(
      all.tasks.map(({ check }) => check.command),
      ['cd packages/a && node --test add.test.js'],
      `${[...all.leftOut]}`,
    );
    const inside = await propose(history, undefined, join(history.root, 'packages/a'));
    assert.equal(inside.tasks.length, 1);
  });

  test('submodules, links that lead out, odd names, a detached head, few commits: none is in the way', async () => {
    const history = await keep(makeScriptHistory());
    const inner = await keep(makeScriptHistory());
    const { root, git, commit } = history;
    git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.root, 'libs/inner');
    symlinkSync(homedir(), join(root, 'home'));
    symlinkSync('/etc/passwd', join(root, 'test/passwd.test.js'));
    commit('Add odd things', { 'with space/ü.txt': 'x\n', 'line\nend.txt': 'y\n' });
    commit('Keep a second thing', { 'README.md': '# Slugs, again\n' });
    git('checkout', '-q', '--detach', 'HEAD~1');
    history.write('src/slugify.js', 'broken(');
    const { tasks } = await propose(history);
    assert.deepEqual(
      tasks.map(({ check }) => check.file),
      ['src/slugify.js'],
    );
    const [shallow, bare] = [join(newHome(), 'shallow'), join(newHome(), 'bare')];
    git('clone', '-q', '--depth', '1', `file://${root}`, shallow);
    assert.equal((await propose(history, undefined, shallow)).commits, 0);
    git('clone', '-q', '--bare', root, bare);
    await assert.rejects(propose(history, undefined, bare), /No tasks can be made of .* work tree/);
  });

  test('no repository, no commit, no tests: it says so', async () => {
    const empty = newHome();
    const at = (folder: string) =>
      proposeTasks(
        { folder, command: undefined, most: 5 },
        { sandbox, signal, onProgress: () => {} },
      );
    await assert.rejects(at(empty), /No tasks can be made of/);
    await assert.rejects(at(join(empty, 'none')), /No tasks can be made of/);
    const history = await keep(makeHistory({ 'a.txt': 'a\n' }));
    assert.equal((await propose(history)).tasks.length, 0);
  });

  test('others can check a task: in the format of Harbor, the tests and the answer apart', async () => {
    const { tasks } = await propose(await keep(makeScriptHistory()));
    const folder = newHome();
    await exportTasks(tasks.slice(0, 1), folder, signal);
    const read = (path: string) =>
      readFileSync(join(folder, tasks[0]!.id.replace(/^\.+/, ''), path), 'utf8');
    assert.match(
      read('task.toml'),
      /^schema_version = "1\.1"[\s\S]*\[task\][\s\S]*\[verifier\][\s\S]*\[agent\][\s\S]*\[environment\]/,
    );
    assert.match(read('instruction.md'), /src\/slugify\.js/);
    assert.match(
      read('tests/test.sh'),
      /node --test test\/slugify\.test\.js[\s\S]*\/logs\/verifier\/reward\.txt/,
    );
    assert.match(read('tests/files/test/slugify.test.js'), /blanks are one dash/);
    assert.doesNotMatch(read('environment/project/test/slugify.test.js'), /blanks are one dash/);
    assert.doesNotMatch(read('environment/project/src/slugify.js'), /wordsOfTheText/);
    assert.match(read('solution/solved'), /wordsOfTheText/);
    assert.match(read('environment/Dockerfile'), /^FROM node:/);
    assert.throws(() => read('environment/project/.git/HEAD'));
  });
});
