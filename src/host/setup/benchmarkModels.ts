/** `Benchmark My Models…`: the starter suite, its cost first, with progress that can be cancelled. */
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../server/index.ts';
import { confirm, pickItem, showNotice, showProgress } from '../show/index.ts';

const SIZES = [
  { label: 'Short', level: 2, description: 'the easier tasks of the starter suite' },
  { label: 'Whole', level: 5, description: 'all 64 tasks of the starter suite' },
] as const;

/** An hour: the call itself ends then, and the same command goes on with what is left. */
const WAIT_MS = 3_600_000;
const ESTIMATE_MS = 60_000;

/** Never rejects. */
export async function benchmarkModels(session: Session): Promise<void> {
  const size = await pickItem(SIZES, {
    title: 'Benchmark My Models',
    placeHolder: 'What are they to be measured on?',
  });
  if (!size) return;
  const args = { suite: 'starter', max_level: size.level };
  try {
    const client = await session.client();
    const estimate = await call(client, { ...args, estimate: true }, { timeout: ESTIMATE_MS });
    if (!(await confirm('Measure your models?', estimate, 'Measure'))) return;
    const result = await showProgress('Measuring models', (report, signal) =>
      call(
        client,
        { ...args, wait_ms: WAIT_MS },
        {
          ...{ signal, timeout: WAIT_MS, resetTimeoutOnProgress: true },
          onprogress: ({ message }) => report(message ?? ''),
        },
      ),
    );
    const show = 'Show Panel';
    if (await showNotice('info', result, show)) {
      await vscode.commands.executeCommand(COMMANDS.showPanel);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void showNotice('error', `the benchmark ended. ${why} The same command goes on with it.`);
  }
}

/** The tool's words. Rejects with them where it says no. */
async function call(client: Client, args: object, options: RequestOptions): Promise<string> {
  const result = await client.callTool(
    { name: 'benchmark_tasks', arguments: { ...args } },
    undefined,
    options,
  );
  const content = result.content as readonly { readonly text?: string }[];
  const text = content.map(part => part.text ?? '').join('');
  if (result.isError) throw new Error(text);
  return text;
}
