/** Measures the user's models on the starter suite or this repository: cost first, with progress and cancel. */
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';
import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../server/index.ts';
import type * as show from '../show/index.ts';

/** How the user is asked and told. */
export type Dialogs = Pick<typeof show, 'confirm' | 'pickItem' | 'showNotice' | 'showProgress'>;

const STARTER = [
  {
    label: 'Short',
    args: { suite: 'starter', max_level: 2 },
    description: 'the easier tasks of the starter suite',
  },
  {
    label: 'Whole',
    args: { suite: 'starter' },
    description: 'all 64 tasks of the starter suite',
  },
] as const;
const OWN = {
  label: 'This Repository',
  args: { suite: 'repository' },
  description: 'its own commits and functions with tests',
} as const;

/** An hour: the call itself ends then, and the same command goes on with what is left. */
const WAIT_MS = 3_600_000;

/** Never rejects. */
export async function measureModels(
  session: Session,
  { confirm, pickItem, showNotice, showProgress }: Dialogs,
): Promise<void> {
  const hasOwn = vscode.workspace.isTrusted && vscode.workspace.workspaceFolders !== undefined;
  const suite = await pickItem(hasOwn ? [...STARTER, OWN] : STARTER, {
    title: 'Benchmark My Models',
    placeHolder: 'What are they to be measured on?',
  });
  if (!suite) return;
  try {
    const client = await session.client();
    const run = (title: string, args: object) =>
      showProgress(title, (report, signal) =>
        call(
          client,
          { ...suite.args, ...args },
          {
            ...{ signal, timeout: WAIT_MS, resetTimeoutOnProgress: true },
            onprogress: ({ message }) => report(message ?? ''),
          },
        ),
      );
    const estimate = await run('Finding out what it costs', { estimate: true });
    if (!(await confirm('Measure your models?', estimate, 'Measure'))) return;
    const result = await run('Measuring models', { wait_ms: WAIT_MS });
    const show = 'Show Results';
    if ((await showNotice('info', result, show)) === show) {
      await vscode.commands.executeCommand(COMMANDS.showBenchmark);
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
