/** `locallama spend`: what was spent, as a table for people, JSON or CSV for programs. Reads only. */
import { parseArgs } from 'node:util';
import { formatUsd, nanoToUsd } from '../core/cost-monitor/money.ts';
import { spent } from '../core/cost-monitor/spend.ts';
import { parseConfig } from '../server/config.ts';
import { createLogger } from '../server/logger.ts';
import type { WireAgreement } from '../server/openrouter/wireAccount.ts';
import { openStores, type Stores } from '../server/openStores.ts';
import { wireSpend } from '../server/spendOutput.ts';
import { SPEND_GROUPS, type SpendGroup, type SpendLine } from '../store/spendQueries.ts';
import { agreementText, billAgreement } from './billAgreement.ts';

interface Output {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

interface Options {
  readonly json: boolean;
  readonly csv: boolean;
  /** Nobody is asked what was billed. */
  readonly offline: boolean;
  readonly by: SpendGroup;
  /** Local dates, both included. */
  readonly since: string;
  readonly until: string;
}

const FIRST_DATE = '0000-01-01';
const LAST_DATE = '9999-12-31';

/** Resolves with 0, or 2 when the arguments or settings are wrong. */
export async function runSpend(args: readonly string[], io: Output): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    io.stderr.write(`${options}\n`);
    return 2;
  }
  const parsed = parseConfig(io.env);
  if (!parsed.ok) {
    io.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  const log = createLogger({
    level: 'error',
    secrets: parsed.config.secrets,
    now: Date.now,
    write: line => io.stderr.write(line),
  });
  const stores = openStores(parsed.config, log, Date.now);
  try {
    const compared = options.offline ? undefined : await billAgreement(parsed.config, stores);
    io.stdout.write(report(stores, options, compared));
    return 0;
  } finally {
    stores.close();
  }
}

function report(stores: Stores, options: Options, compared: WireAgreement | undefined): string {
  if (options.json) {
    const snapshot = stores.spend(null);
    const reasons = stores.routes.reasons(snapshot.recent.map(({ taskId }) => taskId));
    return `${JSON.stringify(wireSpend(snapshot, [], reasons, compared), null, 2)}\n`;
  }
  const lines = stores.spendBy(options.by, { since: options.since, until: options.until });
  if (options.csv) return csv(options.by, lines);
  return table(stores, options.by, lines) + agreementText(compared);
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        offline: { type: 'boolean', default: false },
        by: { type: 'string', default: 'day' },
        since: { type: 'string', default: FIRST_DATE },
        until: { type: 'string', default: LAST_DATE },
      },
    });
    const by = SPEND_GROUPS.find(group => group === values.by);
    if (by === undefined) return `--by must be one of ${SPEND_GROUPS.join(', ')}.`;
    for (const date of [values.since, values.until]) {
      if (!isDate(date)) return `A date looks like 2026-11-22 (received ${JSON.stringify(date)}).`;
    }
    const { json, csv, offline, since, until } = values;
    return { json, csv, offline: offline || csv, by, since, until };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isDate(text: string): boolean {
  if (text === FIRST_DATE || text === LAST_DATE) return true;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
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
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function table(stores: Stores, by: SpendGroup, lines: readonly SpendLine[]): string {
  const { periods, refusesPaid } = stores.spend(null);
  const width = Math.max(by.length, ...lines.map(line => line.name.length));
  const row = (name: string, calls: string, tokens: string, cost: string) =>
    `  ${name.padEnd(width)}  ${calls.padStart(7)}  ${tokens.padStart(12)}  ${cost.padStart(12)}`;
  const rows = lines.map(line =>
    row(
      line.name,
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
  const body = rows.length > 0 ? rows.join('\n') : '  nothing yet';
  return `${row(by, 'calls', 'tokens', 'cost')}\n${body}\n\n${budgets.join('\n')}\n${problem}`;
}

/** `~`: partly from price lists; `?`: partly charged in full because nobody said. */
function sureness(line: SpendLine): string {
  if (line.unknownNanoUsd > 0) return ' ?';
  return line.estimatedNanoUsd > 0 ? ' ~' : '';
}
