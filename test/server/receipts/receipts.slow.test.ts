/** Paths in, a receipt out: files are read, changed and checked here, and an agent need not see them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { ShortRouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, type Session, textOf, until } from '../session.ts';

const ADD = 'export function add(a, b) {\n  return a - b;\n}\n';
const RIGHT = ADD.replace('a - b', 'a + b');
const USE = `import { add } from './add.js';\n${Array.from({ length: 140 }, (_, at) => `export const n${at} = ${at};\n`).join('')}export const sum = add(1, 2);\n`;
const SECRET = 'export const formula = (x) => x * 41.5773; // ZEBRA\n';

const block = (path: string, old: string, now: string) =>
  `${path}\n<<<<<<< SEARCH\n${old}\n=======\n${now}\n>>>>>>> REPLACE`;
const fenced = (code: string) => `\`\`\`js\n${code}\`\`\``;

const output = (result: CallToolResult) => result.structuredContent as ShortRouteTaskOutput;

suite('receipts', () => {
  let paid: PaidServer;
  let local: PaidServer;
  let folder: string;
  let session: Session;
  let answer: string;
  const path = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(path(name), 'utf8');

  const open = async (env: Record<string, string> = {}, home = newHome()) => {
    session = await openSession(
      {
        OPENROUTER_ENDPOINT: paid.baseUrl,
        OPENROUTER_API_KEY: 'sk-or-v1-test-key',
        LOCALLAMA_BUDGET_DAILY_USD: '1',
        LOCALLAMA_WORKSPACE: folder,
        ...env,
      },
      home,
    );
    return home;
  };
  const withLocal = (env: Record<string, string>) => ({
    ...env,
    LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'own', baseUrl: `${local.url}/v1`, tier: 'local' }]),
  });
  const call = async (args: Record<string, unknown>) =>
    session.call('route_task', { context_length: 0, ...args });

  setup(async () => {
    folder = realpathSync(newHome());
    mkdirSync(path('src'));
    writeFileSync(path('src/add.js'), ADD);
    writeFileSync(path('src/use.js'), USE);
    writeFileSync(path('secret.js'), SECRET);
    answer = fenced(RIGHT);
    const pricePerMTok = { input: 1, output: 2 };
    paid = await startPaidServer({ answers: () => answer, pricePerMTok, models: ['big'] });
    const free = { input: 0, output: 0 };
    local = await startPaidServer({ answers: () => answer, pricePerMTok: free, models: ['near'] });
  });
  teardown(async () => {
    await session?.close();
    await Promise.all([paid.stop(), local.stop()]);
  });

  const FIX = { task: 'Fix add: it must add its numbers.', files: ['src/add.js'] };
  const TESTED = { ...FIX, tests: 'if (add(2, 3) !== 5) throw new Error("wrong");' };

  test('a patch comes back, short, and git applies it', async () => {
    await open();
    const result = await call(TESTED);
    const { receipt, verification, code, text } = output(result);
    assert.deepEqual(
      receipt?.files,
      [{ path: 'src/add.js', added: 1, removed: 1 }],
      textOf(result),
    );
    assert.deepEqual([verification?.outcome, verification?.by], ['accepted', 'tests']);
    assert.deepEqual([code, text], [undefined, undefined]);
    assert.equal(read('src/add.js'), ADD, 'it was written');
    execFileSync('git', ['apply', '-'], { cwd: folder, input: receipt?.patch });
    assert.equal(read('src/add.js'), RIGHT);
    assert.match(textOf(result), /\+1 −1; accepted by tests/);
    assert.ok(JSON.stringify(result.structuredContent).length < 1_600);
  });

  test('a file is written only where the person allows it, and can be taken back', async () => {
    const home = await open();
    const refused = await call({ ...TESTED, deliver: 'write' });
    assert.equal(refused.isError, true);
    assert.match(textOf(refused), /^deliver: .*locallama\.agent\.mayWrite/);
    assert.equal(paid.completions.length, 0);
    await session.close();
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' }, home);
    const { receipt, task_id: id } = output(await call(TESTED));
    assert.deepEqual(
      [receipt?.delivered, receipt?.patch, receipt?.undo],
      ['write', undefined, true],
    );
    assert.equal(read('src/add.js'), RIGHT);
    const undone = await session.call('cancel_task', { task_id: id, action: 'undo' });
    assert.deepEqual((undone.structuredContent as { restored: string[] }).restored, [
      path('src/add.js'),
    ]);
    assert.equal(read('src/add.js'), ADD);
    const again = await session.call('cancel_task', { task_id: id, action: 'undo' });
    assert.equal(again.isError, true);
  });

  test('what was changed since stays, when it is written and when it is taken back', async () => {
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' });
    const { task_id: id } = output(await call(TESTED));
    writeFileSync(path('src/add.js'), `${RIGHT}// mine\n`);
    const kept = await session.call('cancel_task', { task_id: id, action: 'undo' });
    assert.match(textOf(kept), /add\.js was changed since/);
    assert.equal(read('src/add.js'), `${RIGHT}// mine\n`);
    writeFileSync(path('src/add.js'), ADD);
    const other = await startPaidServer({
      answers: async () => {
        writeFileSync(path('src/add.js'), `${ADD}// mine\n`);
        return answer;
      },
      ...{ pricePerMTok: { input: 1, output: 2 }, models: ['big'] },
    });
    await session.close();
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true', OPENROUTER_ENDPOINT: other.baseUrl });
    const failed = output(await call(TESTED));
    assert.equal(failed.status, 'failed');
    assert.match(failed.error ?? '', /changed meanwhile/);
    assert.equal(read('src/add.js'), `${ADD}// mine\n`);
    await other.stop();
  });

  test('several files are changed in one answer, and the project is asked with all of them', async function () {
    this.timeout(60_000);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'a');
    answer = `${block('src/add.js', 'export function add(a, b) {\n  return a - b;', 'export function plus(a, b) {\n  return a + b;')}\n${block('src/use.js', "import { add } from './add.js';", "import { plus } from './add.js';")}\n${block('src/use.js', 'export const sum = add(1, 2);', 'export const sum = plus(1, 2);')}`;
    await open({
      LOCALLAMA_VERIFY_COMMAND: 'grep -q plus src/add.js && grep -q "plus(1" src/use.js',
    });
    const result = await call({
      task: 'Mend the sum, and call the function plus.',
      files: ['src/add.js', 'src/use.js'],
    });
    const { receipt, verification } = output(result);
    assert.deepEqual(
      receipt?.files,
      [
        { path: 'src/add.js', added: 2, removed: 2 },
        { path: 'src/use.js', added: 2, removed: 2 },
      ],
      textOf(result),
    );
    assert.equal(verification?.by, 'project', JSON.stringify(verification));
    assert.equal(verification?.outcome, 'accepted');
  });

  test('lines of a file are changed, and no other', async () => {
    answer = fenced('export const n0 = 100;\n');
    await open();
    const code = output(
      await call({ task: 'Make n0 100.', files: ['src/use.js:2-2'], deliver: 'code' }),
    );
    assert.deepEqual(code.receipt?.files, [
      { path: 'src/use.js', added: 1, removed: 1, code: 'export const n0 = 100;\n' },
    ]);
  });

  test('a change that fits nowhere is asked for again, and then refused with why', async () => {
    answer = block('src/use.js', 'nothing of it', 'something');
    await open();
    const result = await call({ task: 'Change it.', files: ['src/use.js'] });
    assert.equal(result.isError, true);
    assert.match(textOf(result), /does not fit/);
    assert.equal(read('src/use.js'), USE);
  });

  test('a local-only file is changed for an agent that never sees it', async () => {
    const now = SECRET.replace('x * 41.5773', 'x * 41.5773 + 1');
    answer = fenced(now);
    await open(withLocal({ LOCALLAMA_LOCAL_ONLY: 'secret.js', LOCALLAMA_AGENT_MAY_WRITE: 'true' }));
    const heard: string[] = [];
    const order = { task: 'Add one to the formula.', files: ['secret.js'], context_length: 0 };
    const result = (await session.client.callTool(
      { name: 'route_task', arguments: order },
      undefined,
      {
        onprogress: progress => heard.push(JSON.stringify(progress)),
      },
    )) as CallToolResult;
    assert.equal(read('secret.js'), now, textOf(result));
    const { task_id: id } = output(result);
    const status = await session.call('get_task_status', { task_id: id, explain: true });
    const resource = await session.client.readResource({ uri: `locallama://tasks/${id}` });
    for (const seen of [result, heard, status, resource]) {
      assert.doesNotMatch(JSON.stringify(seen), /ZEBRA|41\.57|formula =/);
    }
    assert.equal(paid.completions.length, 0);
    assert.ok(local.completions.length > 0);
    for (const deliver of ['patch', 'code']) {
      const refused = await call({ ...order, deliver });
      assert.match(textOf(refused), /secret\.js stays on this machine \(rule: secret\.js\)/);
    }
  });

  test('a local-only file whose change fails is not told either', async () => {
    answer = fenced(`${SECRET}export const broken = (;\n`);
    await open(withLocal({ LOCALLAMA_LOCAL_ONLY: 'secret.js', LOCALLAMA_AGENT_MAY_WRITE: 'true' }));
    const order = { task: 'Add one to the formula.', files: ['secret.js'], explain: true };
    const result = await call(order);
    assert.equal(result.isError, true);
    assert.doesNotMatch(JSON.stringify(result), /ZEBRA|41\.57|broken/);
    assert.equal(read('secret.js'), SECRET);
  });

  test('what is no file of the workspace is refused by name, and nothing is spent', async () => {
    mkdirSync(path('.git/hooks'), { recursive: true });
    writeFileSync(path('.git/hooks/pre-commit'), '#!/bin/sh\n');
    writeFileSync(path('blob.bin'), Buffer.from([0xff, 0xfe, 0, 1]));
    symlinkSync('/etc/hostname', path('link.txt'));
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' });
    for (const [files, why] of [
      [['absent.js'], /"absent\.js" is no file/],
      [['/etc/passwd'], /no file/],
      [['../../../../../../etc/passwd'], /no file/],
      [['link.txt'], /no file/],
      [['src'], /no file/],
      [['.git/hooks/pre-commit'], /is in \.git/],
      [['blob.bin'], /no text/],
      [['src/add.js:9-12'], /no such lines/],
      [['src/add.js:3-1'], /no such lines/],
      [['src/add.js', './src/add.js:1-2'], /named twice/],
    ] as const) {
      const result = await call({ task: 'Change it.', files, deliver: 'write' });
      assert.equal(result.isError, true);
      assert.match(textOf(result), why);
    }
    assert.match(textOf(await call({ task: 'x', deliver: 'patch' })), /deliver: .*none is named/);
    assert.match(textOf(await call({ ...FIX, replaces: 'x' })), /leave replaces/);
    const several = await call({ ...TESTED, files: ['src/add.js', 'src/use.js'] });
    assert.match(textOf(several), /tests: .*several/);
    assert.equal(paid.completions.length, 0);
  });

  test('a handle gives the receipt later, and a written change is not made twice', async () => {
    const home = await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' });
    const { task_id: id } = output(await call({ ...TESTED, wait_ms: 0 }));
    const ended = await until(async () => {
      const now = output(await session.call('get_task_status', { task_id: id, wait_ms: 5_000 }));
      return now.status !== 'running' && now;
    }, 30_000);
    assert.deepEqual(ended.receipt?.files, [{ path: 'src/add.js', added: 1, removed: 1 }]);
    await session.close();
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' }, home);
    const undone = await session.call('cancel_task', { task_id: id, action: 'undo' });
    assert.equal(undone.isError, false, textOf(undone));
    assert.equal(read('src/add.js'), ADD);
  });

  test('marks and line ends of Windows stay, in whole files and in places of them', async () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    writeFileSync(path('src/add.js'), windows(ADD));
    writeFileSync(path('src/use.js'), windows(USE));
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' });
    const whole = await call(TESTED);
    assert.equal(read('src/add.js'), windows(RIGHT), textOf(whole));
    answer = block('src/use.js', 'export const n7 = 7;', 'export const n7 = 8;');
    const place = await call({ task: 'Make n7 8.', files: ['src/use.js'] });
    assert.equal(read('src/use.js'), windows(USE.replace('n7 = 7', 'n7 = 8')), textOf(place));
    assert.deepEqual(output(place).receipt?.files, [{ path: 'src/use.js', added: 1, removed: 1 }]);
  });

  test('a server that is killed when the change is written does not make it twice', async () => {
    const home = await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' });
    const { task_id: id } = output(await call({ ...TESTED, wait_ms: 0 }));
    await until(() => read('src/add.js') !== ADD, 30_000);
    process.kill(session.pid, 'SIGKILL');
    await session.close().catch(() => {});
    await open({ LOCALLAMA_AGENT_MAY_WRITE: 'true' }, home);
    const ended = output(await session.call('get_task_status', { task_id: id, wait_ms: 20_000 }));
    assert.deepEqual(ended.receipt?.files, [{ path: 'src/add.js', added: 1, removed: 1 }]);
    assert.equal(read('src/add.js'), RIGHT);
    assert.equal(paid.completions.length, 1);
  });

  test('a link to a local-only file is that file', async () => {
    symlinkSync(path('secret.js'), path('open.js'));
    await open(withLocal({ LOCALLAMA_LOCAL_ONLY: 'secret.js' }));
    const refused = await call({ task: 'Show it.', files: ['open.js'], deliver: 'code' });
    assert.match(textOf(refused), /stays on this machine/);
    assert.doesNotMatch(JSON.stringify(refused), /ZEBRA/);
    assert.equal(paid.completions.length, 0);
  });
});
