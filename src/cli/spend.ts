/** `locallama spend`: what was spent, as a table for people, JSON or CSV for programs. Reads only. */
import { parseArgs } from 'node:util';
import { formatUsd, nanoToUsd } from '../core/cost-monitor/money.ts';
import { type SpendSnapshot, spent } from '../core/cost-monitor/spend.ts';
import { savedText } from '../protocol/shownMoney.ts';
import { knownBaseline } from '../server/baseline.ts';
import type { Config } from '../server/config.ts';
import type { WireAgreement } from '../server/openrouter/wireAccount.ts';
import type { Stores } from '../server/openStores.ts';
import { dueNow } from '../server/spendAlerts.ts';
import { wireAmounts, wireSavings, wireSpend } from '../server/spendOutput.ts';
import { SPEND_GROUPS, type SpendGroup, type SpendLine } from '../store/spendQueries.ts';
import { agreementText, billAgreement } from './billAgreement.ts';
import { type CommandIo, onStores } from './onStores.ts';

interface Options {
  readonly json: boolean;
  readonly csv: boolean;
  /** Nobody is asked what was billed. */
  readonly offline: boolean;
  readonly by: SpendGroup;
  /** A range or a grouping was asked for: JSON then has its lines, too. */
  readonly lines: boolean;
  /** Local dates, both included. */
  readonly since: string;
  readonly until: string;
}

const FIRST_DATE = '0000-01-01';
const LAST_DATE = '9999-12-31';

/** Resolves with 0, with 1 when the ledger cannot be read, or 2 when the arguments or settings are wrong. */
export function runSpend(args: readonly string[], io: CommandIo): Promise<number> {
  return onStores(readOptions(args), io, async (options, { config, stores }) => {
    const compared = options.offline ? undefined : await billAgreement(config, stores);
    const snapshot = stores.spend(await knownBaseline(config, stores, Date.now()));
    if (!snapshot.known && !options.json) {
      const why = snapshot.refusesPaid?.message ?? 'the ledger cannot be read';
      io.stderr.write(`What was spent is not known: ${why}\n`);
      return 1;
    }
    const lines = stores.spendBy(options.by, { since: options.since, until: options.until });
    io.stdout.write(report({ config, stores, options, compared, snapshot, lines }));
    return 0;
  });
}

interface Findings {
  readonly config: Config;
  readonly stores: Stores;
  readonly options: Options;
  readonly compared: WireAgreement | undefined;
  readonly snapshot: SpendSnapshot;
  readonly lines: readonly SpendLine[];
}

function report(findings: Findings): string {
  const { options, compared, snapshot, lines } = findings;
  if (options.json) return json(findings);
  if (options.csv) return csv(options.by, lines);
  return table(snapshot, options.by, lines) + agreementText(compared);
}

/** The object of `get_spend`; with the lines where a grouping or a range was asked for. */
function json({ config, stores, options, compared, snapshot, lines }: Findings): string {
  const told = stores.routes.told(snapshot.recent.map(({ taskId }) => taskId));
  const alerts = dueNow(snapshot, stores, config);
  const output = wireSpend(snapshot, alerts, told, compared);
  const asked = { by: options.by, lines: lines.map(wireLine) };
  return `${JSON.stringify({ ...output, ...(options.lines && asked) }, null, 2)}\n`;
}

function wireLine(line: SpendLine) {
  const { name, calls, inputTokens: input_tokens, outputTokens: output_tokens } = line;
  return { name, calls, input_tokens, output_tokens, ...wireAmounts(line) };
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        offline: { type: 'boolean', default: false },
        by: { type: 'string' },
        since: { type: 'string' },
        until: { type: 'string' },
      },
    });
    const by = SPEND_GROUPS.find(group => group === (values.by ?? 'day'));
    if (by === undefined) return `--by must be one of ${SPEND_GROUPS.join(', ')}.`;
    const { since = FIRST_DATE, until = LAST_DATE } = values;
    for (const date of [since, until]) {
      if (!isDate(date)) return `A date looks like 2026-11-22 (received ${JSON.stringify(date)}).`;
    }
    const { json, csv, offline } = values;
    if (json && csv) return '--json and --csv are two forms: choose one.';
    const lines = [values.by, values.since, values.until].some(value => value !== undefined);
    return { json, csv, offline: offline || csv, by, lines, since, until };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isDate(text: string): boolean {
  if (text === FIRST_DATE || text === LAST_DATE) return true;
  const at = new Date(`${text}T00:00:00Z`);
  // The 31st of February reads as a day in March: only what stays as it is was a date.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

function csv(by: SpendGroup, lines: readonly SpendLine[]): string {
  const head = `${by},calls,input_tokens,output_tokens,spent_usd,billed_usd,estimated_usd,unknown_usd`;
  const rows = lines.map(line =>
    [
      quoted(line.name),
      line.calls,
      line.inputTokens,
      line.outputTokens,
      nanoToUsd(spent(line)),
      nanoToUsd(line.billedNanoUsd),
      nanoToUsd(line.estimatedNanoUsd),
      nanoToUsd(line.unknownNanoUsd),
    ].join(','),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

/** A cell that begins like a formula would be run by a spreadsheet. */
function quoted(text: string): string {
  const plain = printable(text);
  const safe = /^[\s;]*[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Names come from end points: what would move a terminal's cursor is shown as a mark. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}

function table(snapshot: SpendSnapshot, by: SpendGroup, lines: readonly SpendLine[]): string {
  const { periods, savings, refusesPaid } = snapshot;
  const width = Math.max(by.length, ...lines.map(line => line.name.length));
  const row = (name: string, calls: string, tokens: string, cost: string) =>
    `  ${name.padEnd(width)}  ${calls.padStart(7)}  ${tokens.padStart(12)}  ${cost.padStart(12)}`;
  const rows = lines.map(line =>
    row(
      printable(line.name),
      String(line.calls),
      (line.inputTokens + line.outputTokens).toLocaleString('en-US'),
      `${formatUsd(spent(line))}${sureness(line)}`,
    ),
  );
  const budgets = periods.map(({ period, spentNanoUsd, limitNanoUsd, leftNanoUsd }) => {
    const limit =
      limitNanoUsd === null
        ? 'no limit'
        : `of ${formatUsd(limitNanoUsd)}, ${formatUsd(leftNanoUsd ?? 0)} left`;
    return `  ${period.padEnd(8)} ${formatUsd(spentNanoUsd).padStart(12)}  ${limit}`;
  });
  const problem = refusesPaid === null ? '' : `\nPaid calls are refused: ${refusesPaid.message}\n`;
  const saved = savings === null ? '' : `\n  ${savedText(wireSavings(savings))}\n`;
  const body = rows.length > 0 ? rows.join('\n') : '  nothing yet';
  return `${row(by, 'calls', 'tokens', 'cost')}\n${body}\n\n${budgets.join('\n')}\n${saved}${problem}`;
}

/** `~`: partly from price lists; `?`: partly charged in full because nobody said. */
function sureness(line: SpendLine): string {
  if (line.unknownNanoUsd > 0) return ' ?';
  return line.estimatedNanoUsd > 0 ? ' ~' : '';
}
