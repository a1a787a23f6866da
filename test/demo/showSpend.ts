/** The ledger after the tasks: what each period and each model cost. */
import { formatUsd } from '../../src/core/figures.ts';
import { formatSpent } from '../../src/protocol/shownMoney.ts';
import type { SpendOutput } from '../../src/protocol/tools/index.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Prints `get_spend`'s answer as two tables. */
export function showSpend(spend: SpendOutput, terminal: Terminal): void {
  terminal.gap();
  terminal.line('Ledger', 'accent');
  const usd = (amount: number | undefined) => (amount === undefined ? '–' : formatUsd(amount));
  print(terminal, [
    ['period', 'spent', 'held', 'limit', 'left'],
    ...spend.periods.map(period => [
      period.period,
      formatSpent(period),
      formatUsd(period.reserved_usd),
      usd(period.limit_usd),
      usd(period.left_usd),
    ]),
  ]);
  terminal.gap();
  print(terminal, [
    ['model', 'tier', 'calls', 'tokens in', 'tokens out', 'cost'],
    ...spend.models.map(model => [
      model.model,
      model.tier,
      String(model.calls),
      String(model.input_tokens),
      String(model.output_tokens),
      model.tier === 'paid' ? formatSpent(model) : 'free',
    ]),
  ]);
  for (const { message } of spend.alerts) terminal.line(message, 'bad');
  if (!spend.ledger.healthy)
    terminal.line(spend.ledger.problem ?? 'The ledger is not safe.', 'bad');
}

function print(terminal: Terminal, rows: readonly (readonly string[])[]): void {
  table(rows).forEach((line, index) => {
    terminal.line(`  ${line}`, index === 0 ? 'dim' : 'plain');
  });
}
