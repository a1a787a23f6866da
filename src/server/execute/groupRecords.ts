/**
 * Books free calls that end in one turn of the event loop together: many at once would else wait for
 * as many transactions. Each still is in the ledger before its task goes on.
 */
import type { ExecutionLedger } from './services.ts';

type RecordCall = Parameters<ExecutionLedger['record']>;

/** What a ledger that books many at once offers beside. */
interface GroupLedger extends ExecutionLedger {
  recordAll(calls: readonly RecordCall[]): readonly string[];
}

interface Waiting {
  readonly call: RecordCall;
  readonly done: (id: string) => void;
}

/** Not more than calls are let in at once. */
export function groupRecords(ledger: GroupLedger): ExecutionLedger {
  const waiting: Waiting[] = [];
  const bookAll = () => {
    const booked = waiting.splice(0);
    const ids = ledger.recordAll(booked.map(({ call }) => call));
    for (const [at, { done }] of booked.entries()) done(ids[at] ?? '');
  };
  return {
    left: () => ledger.left(),
    reserve: request => ledger.reserve(request),
    settle: (id, settlement) => ledger.settle(id, settlement),
    hasBilled: model => ledger.hasBilled(model),
    markAnswered: id => ledger.markAnswered(id),
    record: (...call) =>
      new Promise(done => {
        if (waiting.length === 0) setImmediate(bookAll);
        waiting.push({ call, done });
      }),
  };
}
