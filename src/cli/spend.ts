/** `locallama spend`: what was spent, as a table for people, JSON or CSV for programs. Reads only. */

import { parseArgs } from 'node:util';
import { convertNanoToUsd, type SpendSnapshot, sumSpend } from '../core/cost-monitor/index.ts';
import { formatCount, formatNanoUsd } from '../core/figures.ts';
import { describeSavings } from '../protocol/index.ts';
import type { Config } from '../server/config/index.ts';
import type { Stores } from '../server/index.ts';
import { readBaseline } from '../server/models/index.ts';
import {
  serializeAmounts,
  serializeSavings,
  serializeSpend,
  type WireAgreement,
} from '../server/serialize/index.ts';
import { findDueAlerts } from '../server/spend/index.ts';
import { SPEND_GROUPS, type SpendGroup, type SpendLine } from '../store/index.ts';
import { type CommandIo, readArguments } from './beginCommand.ts';
import { fetchBillAgreement, formatAgreement } from './fetchBillAgreement.ts';
import { runWithStores } from './runWithStores.ts';

interface Options {
  readonly json: boolean;
  readonly csv: boolean;
  /** Bills are not fetched. */
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
  return runWithStores(readOptions(args), io, async (options, { config, stores }) => {
    const compared = options.offline ? undefined : await fetchBillAgreement(config, stores);
    const snapshot = stores.spend(await readBaseline(config, stores, Date.now()));
    if (!snapshot.known && !options.json) {
      const why = snapshot.refusesPaid?.message ?? 'the ledger cannot be read';
      io.stderr.write(`What was spent is not known: ${why}\n`);
      return 1;
    }
    const lines = stores.spendBy(options.by, { since: options.since, until: options.until });
    io.stdout.write(renderSpending({ config, stores, options, compared, snapshot, lines }));
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

function renderSpending(findings: Findings): string {
  const { options, compared, snapshot, lines } = findings;
  if (options.json) return renderJson(findings);
  if (options.csv) return renderCsv(options.by, lines);
  return renderTable(snapshot, options.by, lines) + formatAgreement(compared);
}

/** The object of `get_spend`; with the lines where a grouping or a range was asked for. */
function renderJson({ config, stores, options, compared, snapshot, lines }: Findings): string {
  const told = stores.routes.told(snapshot.recent.map(({ taskId }) => taskId));
  const alerts = findDueAlerts(snapshot, stores, config);
  const output = serializeSpend(snapshot, alerts, told, compared);
  const asked = { by: options.by, lines: lines.map(serializeLine) };
  return `${JSON.stringify({ ...output, ...(options.lines && asked) }, null, 2)}\n`;
}

function serializeLine(line: SpendLine) {
  const { name, calls, inputTokens: input_tokens, outputTokens: output_tokens } = line;
  return { name, calls, input_tokens, output_tokens, ...serializeAmounts(line) };
}

function readOptions(args: readonly string[]): Options | string {
  return readArguments(() => {
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
  });
}

function isDate(text: string): boolean {
  if (text === FIRST_DATE || text === LAST_DATE) return true;
  const at = new Date(`${text}T00:00:00Z`);
  // The 31st of February reads as a day in March: only what stays as it is was a date.
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

function renderCsv(by: SpendGroup, lines: readonly SpendLine[]): string {
  const head = `${by},calls,input_tokens,output_tokens,spent_usd,billed_usd,estimated_usd,unknown_usd`;
  const rows = lines.map(line =>
    [
      quoteCell(line.name),
      line.calls,
      line.inputTokens,
      line.outputTokens,
      convertNanoToUsd(sumSpend(line)),
      convertNanoToUsd(line.billedNanoUsd),
      convertNanoToUsd(line.estimatedNanoUsd),
      convertNanoToUsd(line.unknownNanoUsd),
    ].join(','),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

/** A cell that begins like a formula would be run by a spreadsheet. */
function quoteCell(text: string): string {
  const plain = replaceControlChars(text);
  const safe = /^[\s;]*[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Names come from end points: what would move a terminal's cursor is shown as a mark. */
function replaceControlChars(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}

function renderTable(snapshot: SpendSnapshot, by: SpendGroup, lines: readonly SpendLine[]): string {
  const { periods, savings, refusesPaid } = snapshot;
  const width = Math.max(by.length, ...lines.map(line => line.name.length));
  const row = (name: string, calls: string, tokens: string, cost: string) =>
    `  ${name.padEnd(width)}  ${calls.padStart(7)}  ${tokens.padStart(12)}  ${cost.padStart(12)}`;
  const rows = lines.map(line =>
    row(
      replaceControlChars(line.name),
      String(line.calls),
      formatCount(line.inputTokens + line.outputTokens),
      `${formatNanoUsd(sumSpend(line))}${markCertainty(line)}`,
    ),
  );
  const budgets = periods.map(({ period, spentNanoUsd, limitNanoUsd, leftNanoUsd }) => {
    const limit =
      limitNanoUsd === null
        ? 'no limit'
        : `of ${formatNanoUsd(limitNanoUsd)}, ${formatNanoUsd(leftNanoUsd ?? 0)} left`;
    return `  ${period.padEnd(8)} ${formatNanoUsd(spentNanoUsd).padStart(12)}  ${limit}`;
  });
  const problem = refusesPaid === null ? '' : `\nPaid calls are refused: ${refusesPaid.message}\n`;
  const saved = savings === null ? '' : `\n  ${describeSavings(serializeSavings(savings))}\n`;
  const body = rows.length > 0 ? rows.join('\n') : '  nothing yet';
  return `${row(by, 'calls', 'tokens', 'cost')}\n${body}\n\n${budgets.join('\n')}\n${saved}${problem}`;
}

/** `~`: partly from price lists; `?`: partly charged in full because the cost is unknown. */
function markCertainty(line: SpendLine): string {
  if (line.unknownNanoUsd > 0) return ' ?';
  return line.estimatedNanoUsd > 0 ? ' ~' : '';
}
