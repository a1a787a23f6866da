/** Drives several servers on one ledger against a provider that bills all that it is allowed to. */
import { startPaidServer } from '../fakes/paidServer.ts';
import { newHome, openSession, type Session, until } from './session.ts';

export interface StressOptions {
  readonly servers: number;
  /** Calls that each server has running at once. */
  readonly calls: number;
  readonly rounds: number;
  /** A random server is killed with SIGKILL this often; null: none. */
  readonly killEveryMs: number | null;
}

export interface StressRound {
  readonly limitUsd: number;
  readonly billedUsd: number;
  readonly ledgerUsd: number;
  /** Still held after all servers are gone and a new one has looked. */
  readonly reservedUsd: number;
  readonly answered: number;
  readonly refused: number;
}

/** So much money that some, but not all, of a round's calls fit. */
const LIMIT_USD = 0.05;
/** Each of the parallel callers goes on until so many of its calls were refused. */
const REFUSALS_TO_STOP = 3;
const MAX_CALLS_EACH = 40;

export async function stressBudget(options: StressOptions) {
  const rounds: StressRound[] = [];
  let kills = 0;
  for (let round = 0; round < options.rounds; round++) {
    const done = await oneRound(options);
    kills += done.kills;
    rounds.push(done.round);
  }
  return { rounds, kills };
}

async function oneRound(options: StressOptions) {
  const paid = await startPaidServer({
    answers: {},
    otherwise: 'word '.repeat(40),
    pricePerMTok: { input: 0.5, output: 0.5 },
    models: ['big'],
    billing: 'worst',
    chunkDelayMs: 3,
  });
  const home = newHome();
  const env = {
    OPENROUTER_ENDPOINT: paid.baseUrl,
    OPENROUTER_API_KEY: 'sk-or-v1-test-key',
    LOCALLAMA_BUDGET_DAILY_USD: String(LIMIT_USD),
    LOCALLAMA_LOG_LEVEL: 'error',
    MAX_PARALLEL_TASKS: '16',
  };
  const open = () => openSession(env, home);
  const slots: Session[] = await Promise.all(Array.from({ length: options.servers }, open));
  let [answered, refused, kills] = [0, 0, 0];

  const kill = async () => {
    const at = Math.floor(Math.random() * slots.length);
    const old = slots[at]!;
    process.kill(old.pid, 'SIGKILL');
    kills++;
    slots[at] = await open();
    await old.close().catch(() => {});
  };
  const caller = async (at: number) => {
    for (
      let calls = 0, refusals = 0;
      calls < MAX_CALLS_EACH && refusals < REFUSALS_TO_STOP;
      calls++
    ) {
      const task = {
        task: 'Explain closures.',
        model: 'openrouter/big',
        expected_output_length: 300,
      };
      // A killed server takes its calls along; the caller goes on with the next one.
      const status = await slots[at]!.route(task).then(
        output => output.status,
        () => 'lost',
      );
      if (status === 'completed') answered++;
      if (status === 'refused') {
        refusals++;
        refused++;
      }
      if (status === 'lost') await new Promise(resolve => setTimeout(resolve, 50));
    }
  };

  const killing = options.killEveryMs === null ? null : repeat(kill, options.killEveryMs);
  await Promise.all(
    slots.flatMap((_, at) => Array.from({ length: options.calls }, () => caller(at))),
  );
  await killing?.stop();
  await Promise.all(slots.map(session => session.close().catch(() => {})));
  const auditor = await open();
  const day = await until(
    async () => (await auditor.spend()).periods.find(period => period.period === 'day'),
    5_000,
  );
  await auditor.close();
  const billedUsd = paid.billedUsd;
  await paid.stop();
  const { spent_usd: ledgerUsd, reserved_usd: reservedUsd } = day;
  const round: StressRound = {
    ...{ limitUsd: LIMIT_USD, billedUsd, ledgerUsd, reservedUsd, answered, refused },
  };
  return { round, kills };
}

/** Runs `work` again and again, one at a time. */
function repeat(work: () => Promise<void>, everyMs: number) {
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      await new Promise(resolve => setTimeout(resolve, everyMs));
      if (!stopped) await work();
    }
  })();
  return {
    stop: () => {
      stopped = true;
      return loop;
    },
  };
}
