/**
 * `locallama doctor --confirm-new-ledger`: the person says that the ledger begins anew, and paid calls
 * are possible again. Only here, and never as a tool: an agent must not be able to forget spending.
 */
import { createInterface } from 'node:readline/promises';
import { formatNanoUsd } from '../core/figures.ts';
import type { Stores } from '../server/index.ts';
import { type LostLedger, readLostTotal } from '../store/index.ts';

export interface ConfirmationIo {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: { write(text: string): unknown };
}

/** Resolves with 0 when nothing is (or remains) to be confirmed, 1 when the loss stands. */
export async function confirmNewLedger(
  stores: Pick<Stores, 'lost' | 'ledger'>,
  yes: boolean,
  io: ConfirmationIo,
): Promise<number> {
  const problem = stores.ledger.problem();
  if (problem !== null && problem.kind !== 'lost') {
    io.stderr.write(`Nothing can be confirmed while this stands: ${problem.message}\n`);
    return 1;
  }
  const lost = stores.lost();
  if (lost === null) {
    io.stdout.write('The ledger is whole: there is nothing to confirm.\n');
    return 0;
  }
  io.stdout.write(describeLedgerLoss(lost));
  if (!yes && !(await askToGoOn('Begin anew? [y/N] ', io))) {
    io.stdout.write('Nothing was changed: paid calls are still refused.\n');
    return 1;
  }
  stores.ledger.confirmLoss();
  io.stdout.write('The new ledger is confirmed: paid calls count from zero again.\n');
  return 0;
}

/** What was lost, since when, what can still be read of it, and where it is. */
function describeLedgerLoss({ message, copy, atMs }: LostLedger): string {
  const total = copy === null ? null : readLostTotal(copy);
  const read =
    total === null
      ? 'Nothing of the old ledger can be read any more.'
      : `The copy tells of ${total.calls} calls for ${formatNanoUsd(total.nanoUsd)} in all` +
        `${total.lastDay === null ? '' : `, the last on ${total.lastDay}`}.`;
  const where =
    copy === null ? 'There were no files left to keep.' : `The old files are kept in ${copy}.`;
  return [
    `${message} It was noticed on ${new Date(atMs).toISOString()}.`,
    where,
    read,
    'After you confirm, budgets count from zero: what was spent before is not counted any more.\n',
  ].join('\n');
}

/** Without a terminal there is no one to ask, and silence is no consent. */
export async function askToGoOn(
  question: string,
  { stdin, stdout }: ConfirmationIo,
): Promise<boolean> {
  if (!stdin.isTTY) {
    stdout.write('There is no terminal to ask at: add --yes to confirm.\n');
    return false;
  }
  const lines = createInterface({ input: stdin, output: stdout });
  try {
    return /^y(es)?$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
}
