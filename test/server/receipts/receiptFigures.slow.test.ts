/**
 * What receipts save an agent: 20 edits of this project's own files, half of which stay on this machine.
 * Without receipts the agent reads each file and writes the edit; with them it writes the call and reads
 * the result. Most clients hand their model one part of it, some the text and the structure.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { loadExactCounter } from '../../../src/core/cost-monitor/index.ts';
import type { ShortRouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, textOf } from '../session.ts';

const SRC = fileURLToPath(new URL('../../../src/', import.meta.url));
const EDITS = 20;
/** Of files of which an agent would read all. */
const [LEAST_CHARS, MOST_CHARS] = [6_000, 12_000];
const NOTE = '  // Noted.\n';

interface Edit {
  /** In the workspace. */
  readonly path: string;
  readonly text: string;
  readonly changed: string;
  /** The change as models write it. */
  readonly written: string;
}

/** Every so many of the files that are long enough, so that all rooms are met. */
function listEdits(): readonly Edit[] {
  const all = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .sort()
    .flatMap((path): Edit[] => {
      const text = readFileSync(join(SRC, path), 'utf8');
      const fits = text.length >= LEAST_CHARS && text.length <= MOST_CHARS;
      const edit = fits ? makeEdit(path, text) : null;
      return edit === null ? [] : [edit];
    });
  const step = all.length / EDITS;
  return Array.from({ length: EDITS }, (_, at) => all[Math.floor(at * step)]!);
}

/** A note above the last of its returns whose two lines stand there once. */
function makeEdit(path: string, text: string): Edit | null {
  const lines = text.split(/(?<=\n)/);
  const places = [...lines.keys()].filter(at => /^ {2}return .*;\n$/.test(lines[at] ?? ''));
  const at = places.findLast(each => {
    const old = `${lines[each - 1]}${lines[each]}`;
    return text.split(old).length === 2;
  });
  if (at === undefined || at < 1) return null;
  const [before, after] = [lines[at - 1]!, lines[at]!];
  const changed = text.replace(before + after, () => before + NOTE + after);
  const written = `${path}\n<<<<<<< SEARCH\n${before}${after}=======\n${before}${NOTE}${after}>>>>>>> REPLACE`;
  return { path, text, changed, written };
}

interface Reader {
  readonly client: string;
  readonly readsBoth: boolean;
  readonly leastDisplaced: number;
}

suite('what receipts save', () => {
  test('an agent that reads one part', async function () {
    this.timeout(180_000);
    await edit({ client: 'claude-code', readsBoth: false, leastDisplaced: 0.88 });
  });

  test('an agent that reads text and structure', async function () {
    this.timeout(180_000);
    await edit({ client: 'Cline', readsBoth: true, leastDisplaced: 0.86 });
  });

  async function edit({ client, readsBoth, leastDisplaced }: Reader): Promise<void> {
    const edits = listEdits();
    const exact = await loadExactCounter('o200k_base');
    const countTokens = (text: string) => exact(text).tokens;
    const folder = realpathSync(newHome());
    const isKept = (at: number) => at % 2 === 1;
    for (const { path, text } of edits) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    let answer = '';
    const price = { input: 1, output: 2 };
    const serve = (models: string[], pricePerMTok: typeof price) =>
      startPaidServer({ answers: () => answer, pricePerMTok, models, contextTokens: 100_000 });
    const paid = await serve(['big'], price);
    const local = await serve(['near'], { input: 0, output: 0 });
    const env = {
      OPENROUTER_ENDPOINT: paid.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_BUDGET_DAILY_USD: '10',
      LOCALLAMA_WORKSPACE: folder,
      LOCALLAMA_AGENT_MAY_WRITE: 'true',
      LOCALLAMA_LOCAL_ONLY: edits
        .filter((_, at) => isKept(at))
        .map(({ path }) => path)
        .join(','),
      LOCALLAMA_PROVIDERS: JSON.stringify([
        { id: 'own', baseUrl: `${local.url}/v1`, tier: 'local' },
      ]),
    };
    const session = await openSession(env, newHome(), undefined, undefined, client);

    const back: number[] = [];
    let [usual, withReceipts] = [0, 0];
    const heard: string[] = [];
    for (const [at, { path, text, changed, written }] of edits.entries()) {
      answer = written;
      const deliver = isKept(at) ? 'write' : 'patch';
      const order = {
        task: 'Note above the last return that it is noted.',
        files: [path],
        deliver,
        context_length: 0,
      };
      const result: CallToolResult = await session.call('route_task', order);
      const { status, receipt } = result.structuredContent as ShortRouteTaskOutput;
      assert.equal(status, 'completed', `${path}: ${textOf(result)}`);
      assert.deepEqual(receipt?.files, [{ path, added: 1, removed: 0 }]);
      if (isKept(at)) assert.equal(readFileSync(join(folder, path), 'utf8'), changed);
      const parts = [textOf(result), JSON.stringify(result.structuredContent)].map(countTokens);
      const read = readsBoth ? parts[0]! + parts[1]! : Math.max(...parts);
      heard.push(JSON.stringify(result));
      back.push(read);
      usual += countTokens(text + written);
      withReceipts += countTokens(JSON.stringify(order)) + read;
    }
    const remote = JSON.stringify(paid.completions.map(({ body }) => body));
    for (const { path, text } of edits.filter((_, at) => isKept(at))) {
      const shared = edits
        .filter((_, at) => !isKept(at))
        .map(other => other.text)
        .join('\n');
      const own = text
        .split('\n')
        .filter(line => line.trim().length >= 12 && !shared.includes(line.trim()));
      assert.ok(own.length > 20, path);
      for (const line of own) {
        const quoted = JSON.stringify(line.trim()).slice(1, -1);
        assert.ok(!remote.includes(quoted), `${basename(path)} went to a remote host: ${line}`);
        assert.ok(!heard.some(each => each.includes(quoted)), `the agent was told: ${line}`);
      }
    }
    assert.ok(local.completions.length >= EDITS / 2);
    await session.close();
    await Promise.all([paid.stop(), local.stop()]);
    const displaced = 1 - withReceipts / usual;
    const most = Math.max(...back);
    console.log(
      `      ${client}: ${EDITS} edits: at most ${most} tokens back (mean ${Math.round(back.reduce((a, b) => a + b) / EDITS)}), ` +
        `${withReceipts} tokens in place of ${usual}: ${(displaced * 100).toFixed(1)} % displaced`,
    );
    assert.ok(most <= 400, `${most} tokens came back`);
    assert.ok(displaced >= leastDisplaced, `${displaced} was displaced`);
  }
});
