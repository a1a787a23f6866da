/**
 * Copilot's agent mode on LocalLama Auto: a task in two steps with a call of a tool, by a model that calls and
 * by one that prints its call; a local model that fails hands over to a paid one, and the ledger agrees.
 */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatRequest, type ChatServer, startChatServer } from '../fakes/chatServer.ts';
import { openSession } from '../server/session.ts';
import { type LocalLama, openLocalLama } from './editor/openLocalLama.ts';
import { until } from './editor/until.ts';
import { askAutoAgent, startAgentMode } from './person/askAgent.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { readServerEnv } from './person/readServerEnv.ts';

const LIMIT_MS = 60_000;
const PRICE = { input: 3, output: 15 } as const;
const BUDGET_USD = 20;
const TOOL = 'read_file';
/** In no file of the project as a whole. */
const SECRET = ['seven', 'parts', 'of', 'ambergris', 'and', 'two', 'of', 'resin'].join(' ');

suite('LocalLama Auto in the model picker', function () {
  this.timeout(300_000);
  let window: LocalLama;
  let near: ChatServer;
  let far: ChatServer;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    near = await startChatServer({ answer: request => answerNear(request, window.workspace) });
    far = await startChatServer({
      answer: request => answerFar(request, window.workspace),
      price: PRICE,
    });
    window = await openLocalLama(
      {
        'locallama.endpoints.ollama': 'off',
        'locallama.providers': [describeServer('near', near), describeServer('far', far)],
        'locallama.budgets.monthlyUsd': BUDGET_USD,
        'locallama.defaultPriority': 'cost',
        'locallama.localOnly': ['private/**'],
        'chat.tools.global.autoApprove': true,
        'chat.tools.autoApprove': true,
      },
      {},
    );
    mkdirSync(join(window.workspace, 'private'));
    writeFileSync(join(window.workspace, 'private/recipe.js'), `// Write ${SECRET}\n`);
    await startAgentMode(window.editor);
  });
  suiteTeardown(async () => {
    await window.close();
    await Promise.all([near.stop(), far.stop()]);
  });

  test('it and the own models are listed, by their names', async () => {
    const listed = await until('the models', LIMIT_MS, () => listModels(window));
    const names = listed.map(({ id, name }) => [id, name]);
    assert.deepEqual(names, [
      ['auto', 'LocalLama Auto'],
      ['far/chatty', 'chatty'],
      ['near/chatty', 'chatty'],
    ]);
    assert.ok(listed.every(({ maxInputTokens }) => maxInputTokens > 10_000));
  });

  test('a task in two steps: the call is made, its result is read', async () => {
    const asked = near.requests.length;
    await askAutoAgent(window.editor, 'NATIVE: how many lines has add.js?');
    await answer('It has the line: // Write').waitFor({ timeout: LIMIT_MS });
    const requests = near.requests.slice(asked).filter(hasTools);
    assert.equal(requests.length, 2);
    assert.ok(requests[1]?.messages.some(({ role }) => role === 'tool'));
    await window.editor.screenshot('model-picker');
  });

  test('the same by a model that prints its call', async () => {
    const asked = near.requests.length;
    await startChat();
    await askAutoAgent(window.editor, 'PRINTED: how many lines has add.js?');
    await answer('It has the line: // Write').waitFor({ timeout: LIMIT_MS });
    assert.equal(near.requests.slice(asked).filter(hasTools).length, 2);
    const shown = await window.editor.page.locator('.interactive-response').last().textContent();
    assert.doesNotMatch(shown ?? '', /tool_call|"arguments"/);
  });

  test('a local model that fails hands over to the paid one, and the ledger agrees', async () => {
    await startChat();
    await askAutoAgent(window.editor, 'BROKEN: how many lines has add.js?');
    await answer('The paid one read: // Write').waitFor({ timeout: LIMIT_MS });
    assert.ok(far.billedUsd > 0);
    const spent = await readSpent(window);
    assert.ok(Math.abs(spent - far.billedUsd) < 1e-6, `${spent} and ${far.billedUsd}`);
  });

  test('a kept file is in no request to the paid host, titles and summaries included', async () => {
    const before = far.requests.length;
    await startChat();
    await askAutoAgent(window.editor, 'KEPT: how many lines has private/recipe.js?');
    await answer('It has the line: // Write').waitFor({ timeout: LIMIT_MS });
    // Where the one that may be asked fails, nobody else is.
    await startChat();
    await askAutoAgent(window.editor, 'BROKEN: how many lines has private/recipe.js?');
    await answer('no_such_tool').waitFor({ timeout: LIMIT_MS });
    const words = far.requests.map(({ raw }) => raw).join('\n');
    assert.ok(
      near.requests.some(({ raw }) => raw.includes(SECRET)),
      'it was read',
    );
    assert.equal(far.requests.length, before, 'nothing at all was sent');
    // The editor lists the names of files; what is in them is kept.
    assert.ok(!words.includes(SECRET));
  });

  test('the ring shows how full the context is, and a picker what counts most', async () => {
    const ring = window.editor.page.locator('.chat-context-usage-widget').last();
    await ring.waitFor({ state: 'attached', timeout: LIMIT_MS });
    assert.match((await ring.getAttribute('aria-label')) ?? '', /\d ?%/);
    await window.editor.page.getByText('As in Settings').last().waitFor();
  });

  function answer(text: string) {
    return window.editor.page.locator('.interactive-response').last().filter({ hasText: text });
  }

  async function startChat(): Promise<void> {
    await window.editor.ext(
      `await vscode.commands.executeCommand('workbench.action.chat.newChat')`,
    );
  }
});

function describeServer(id: 'near' | 'far', { url }: ChatServer): object {
  const price = { inputUsdPerMTok: PRICE.input, outputUsdPerMTok: PRICE.output };
  const model = { id: 'chatty', contextTokens: 200_000, ...(id === 'far' && price) };
  return { id, baseUrl: url, tier: id === 'near' ? 'local' : 'paid', models: [model] };
}

const hasTools = ({ tools }: ChatRequest) => (tools?.length ?? 0) > 0;

function lastAsked({ messages }: ChatRequest): string {
  return messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n');
}

/** What the tool said of the file, once it did. */
function findResult({ messages }: ChatRequest): string | undefined {
  const result = messages.findLast(({ role }) => role === 'tool')?.content;
  return result === undefined
    ? undefined
    : (/\/\/ Write/.exec(result)?.[0] ?? `nothing in ${result}`);
}

function readCall(asked: string, workspace: string): string {
  const file = /has (\S+\.js)/.exec(asked)?.[1] ?? 'add.js';
  return JSON.stringify({ filePath: `${workspace}/${file}`, startLine: 1, endLine: 1 });
}

function answerNear(request: ChatRequest, workspace: string) {
  const asked = lastAsked(request);
  if (!hasTools(request)) return { text: 'A title' };
  if (asked.includes('BROKEN')) return { calls: [{ name: 'no_such_tool', arguments: '{}' }] };
  const result = findResult(request);
  if (result !== undefined) return { text: `It has the line: ${result}` };
  const call = readCall(asked, workspace);
  if (!asked.includes('PRINTED'))
    return { text: 'I look.', calls: [{ name: TOOL, arguments: call }] };
  const printed = `{"name": "${TOOL}", "arguments": ${call}}`;
  return { text: `I look.\n<tool_call>\n${printed}\n</tool_call>` };
}

function answerFar(request: ChatRequest, workspace: string) {
  const result = findResult(request);
  if (result !== undefined) return { text: `The paid one read: ${result}` };
  const call = readCall(lastAsked(request), workspace);
  return { calls: [{ name: TOOL, arguments: call }] };
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly maxInputTokens: number;
}

async function listModels({ editor }: LocalLama): Promise<readonly Listed[] | undefined> {
  const found = await editor.ext<Listed[]>(
    `const models = await vscode.lm.selectChatModels({ vendor: 'locallama' });
     return models.map(({ id, name, maxInputTokens }) => ({ id, name, maxInputTokens }));`,
  );
  const sorted = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.length > 1 ? sorted : undefined;
}

/** By a server of its own on the same home. */
async function readSpent(window: LocalLama): Promise<number> {
  const env = await readServerEnv(window, ({ LOCALLAMA_HOME }) => LOCALLAMA_HOME !== undefined);
  const session = await openSession({}, env.LOCALLAMA_HOME);
  try {
    const { periods } = await session.spend();
    return periods.find(({ period }) => period === 'day')?.spent_usd ?? 0;
  } finally {
    await session.close();
  }
}
