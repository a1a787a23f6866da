/** Routes one task and shows it as it goes: decision, answer, model, verification, cost, budget. */
import { formatUsd } from '../../src/core/figures.ts';
import { formatCost } from '../../src/protocol/shownMoney.ts';
import type { RouteTaskOutput, SpendOutput } from '../../src/protocol/tools/index.ts';
import type { SampleTask } from './sampleTasks.ts';
import type { Progressed, Session } from './session.ts';
import type { Terminal, TextStream } from './terminal.ts';

/** Longest piece of a verifier's evidence that is shown. */
const EVIDENCE_CHARS = 300;

/** Gives the outcome for the closing line. */
export async function showTask(
  session: Session,
  task: SampleTask,
  heading: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RouteTaskOutput> {
  terminal.gap();
  terminal.line(heading, 'accent');
  terminal.row('task', task.task, 'bold');
  const { decision } = await session.route({ ...task, execute: false }, signal);
  const first = decision.candidates[0];
  terminal.row('decision', `${decision.route}${first ? ` → ${first.model}` : ''}`);
  terminal.row('because', decision.reason);

  const answer = streamed(terminal);
  const output = await session.route({ ...task }, signal, answer.take);
  const shown = answer.end();
  if (!shown && output.text !== undefined) {
    const whole = terminal.stream('answer');
    whole.write(output.text);
    whole.end();
  }
  showOutcome(output, terminal);
  const paid = `${formatCost(output.cost)}${output.attempts.length > 1 ? ', all attempts' : ''}`;
  terminal.row('cost', `${paid} · ${budgetLeft(await session.spend())}`);
  return output;
}

/** Shows pieces of text as they come; another model's text begins anew. */
function streamed(terminal: Terminal) {
  let stream: TextStream | undefined;
  let speaker = '';
  let shown = false;
  const close = () => {
    stream?.end();
    stream = undefined;
  };
  return {
    take(progress: Progressed) {
      if (progress.kind === 'step') {
        if (progress.message === '') return;
        close();
        return terminal.row('step', progress.message, 'dim');
      }
      if (progress.model !== speaker) close();
      speaker = progress.model;
      stream ??= terminal.stream('answer');
      shown = true;
      stream.write(progress.delta);
    },
    /** Whether any text was shown. */
    end() {
      close();
      return shown;
    },
  };
}

/** Each attempt with what was found out about its answer, then how the task ended. */
function showOutcome(output: RouteTaskOutput, terminal: Terminal): void {
  const { attempts, status, error } = output;
  attempts.forEach((attempt, index) => {
    const { model, tier, duration_ms, verdict, failure } = attempt;
    const name = attempts.length > 1 ? `model ${index + 1}` : 'model';
    terminal.row(name, `${model} (${tier}), ${Math.round(duration_ms)} ms`);
    if (verdict) showVerdict(verdict, terminal);
    else if (failure) terminal.row('', `✗ ${failure.message}`, 'bad');
  });
  if (status !== 'completed') terminal.row(status, error ?? 'There is no answer.', 'bad');
}

type Verdict = NonNullable<RouteTaskOutput['verification']>;

function showVerdict({ outcome, by, evidence }: Verdict, terminal: Terminal): void {
  switch (outcome) {
    case 'accepted':
      terminal.row('verified', `✓ ${by}: ${short(evidence)}`, 'good');
      break;
    case 'rejected':
      terminal.row('rejected', `✗ ${by}: ${short(evidence)}`, 'bad');
      break;
    case 'unchecked':
      terminal.row('verified', `no; only looked at: ${short(evidence)}`);
  }
}

function short(evidence: string): string {
  const text = evidence.trim();
  return text.length > EVIDENCE_CHARS ? `${text.slice(0, EVIDENCE_CHARS)}…` : text;
}

/** Of all hard limits the one that leaves the least. */
function budgetLeft({ periods }: SpendOutput): string {
  const limited = periods.filter(({ left_usd }) => left_usd !== undefined);
  const [tightest] = limited.toSorted((a, b) => (a.left_usd ?? 0) - (b.left_usd ?? 0));
  if (!tightest) return 'no budget set';
  const { left_usd = 0, limit_usd = 0, period } = tightest;
  return `budget left ${formatUsd(left_usd)} of ${formatUsd(limit_usd)} for the ${period}`;
}
