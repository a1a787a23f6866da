/**
 * `npm start`: the main job in the terminal. It starts the MCP server, routes the sample tasks, or
 * the one after `--`, shows each as it goes, and ends with the ledger.
 *
 * Exit status: 0 when it ran (a model may well have failed), 1 when it could not, or when the
 * person's own task got no answer, 130 when it was cancelled.
 */
import type { RouteTaskOutput } from '../../src/protocol/tools/index.ts';
import { ensureBuilt } from './build.ts';
import { demoEnvironment } from './environment.ts';
import { reachModels } from './reachModels.ts';
import { SAMPLE_TASKS } from './sampleTasks.ts';
import { showSpend } from './showSpend.ts';
import { showTask } from './showTask.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** The whole run, so that it ends by itself even where a local model is very slow. */
const RUN_MS = 150_000;
const CANCELLED = 130;

const ADVICE =
  'With a larger model in Ollama, LM Studio or llama.cpp, or with OPENROUTER_API_KEY or\n' +
  'OPENAI_API_KEY set, what the tiny model failed goes there, within the budget.';

const own = process.argv.slice(2).join(' ').trim();
const terminal = openTerminal(process.stdout);
const cancel = new AbortController();
process.once('SIGINT', () => cancel.abort());
process.once('SIGTERM', () => cancel.abort());
const signal = AbortSignal.any([cancel.signal, AbortSignal.timeout(RUN_MS)]);

try {
  const outputs = await run(own, terminal, signal);
  process.exitCode = own !== '' && outputs.some(({ text }) => text === undefined) ? 1 : 0;
} catch (error) {
  terminal.gap();
  if (cancel.signal.aborted) {
    terminal.line('Cancelled. Nothing keeps running.');
    process.exitCode = CANCELLED;
  } else {
    const late = signal.aborted ? `It took longer than ${RUN_MS / 1000} s and was stopped. ` : '';
    terminal.line(late + (error instanceof Error ? error.message : String(error)), 'bad');
    process.exitCode = 1;
  }
}

async function run(
  task: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly RouteTaskOutput[]> {
  const startedAt = performance.now();
  terminal.line('LocalLama: each task goes to the cheapest model that will do it well', 'bold');
  await ensureBuilt(line => terminal.line(line, 'dim'));
  const environment = demoEnvironment(process.env);
  try {
    const { session, tiny } = await reachModels(environment.variables, terminal, signal);
    try {
      terminal.row('ledger', environment.note);
      const outputs = [];
      const tasks = task === '' ? SAMPLE_TASKS : [{ task }];
      for (const [index, each] of tasks.entries()) {
        const heading = `Task ${index + 1} of ${tasks.length}`;
        outputs.push(await showTask(session, each, heading, terminal, signal));
      }
      showSpend(await session.spend(), terminal);
      terminal.gap();
      terminal.line(closing(outputs, performance.now() - startedAt), 'bold');
      if (tiny && outputs.some(({ text }) => text === undefined)) terminal.line(ADVICE);
      return outputs;
    } finally {
      await session.close();
      await tiny?.stop();
    }
  } finally {
    environment.remove();
  }
}

function closing(outputs: readonly RouteTaskOutput[], elapsedMs: number): string {
  const count = (outcome: 'accepted' | 'unchecked') =>
    outputs.filter(({ verification }) => verification?.outcome === outcome).length;
  const unanswered = outputs.filter(({ text }) => text === undefined).length;
  const parts = [
    `${outputs.length} routed`,
    `${count('accepted')} verified`,
    ...(count('unchecked') > 0 ? [`${count('unchecked')} answered but not checked`] : []),
    ...(unanswered > 0 ? [`${unanswered} without an answer that may be believed`] : []),
  ];
  return `${parts.join(', ')}, in ${(elapsedMs / 1000).toFixed(1)} s.`;
}
