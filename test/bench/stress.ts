/**
 * The stress test of `test/server/stress.slow.test.ts`, long: `node test/bench/stress.ts [rounds]`.
 * Prints billed, ledger and limit of each round, and fails when one was overrun or leaked.
 */
import { stressBudget } from '../server/stressBudget.ts';

const rounds = Number(process.argv[2] ?? 10);
const killed = await stressBudget({ servers: 4, calls: 8, rounds, killEveryMs: 1_000 });
const burst = await stressBudget({ servers: 4, calls: 5, rounds, killEveryMs: null });

let failures = 0;
for (const [name, result] of Object.entries({ killed, burst })) {
  for (const round of result.rounds) {
    const { billedUsd, ledgerUsd, limitUsd, reservedUsd, answered, refused } = round;
    const holds = billedUsd <= limitUsd && ledgerUsd >= billedUsd - 1e-9 && reservedUsd === 0;
    if (!holds) failures++;
    console.log(
      `${holds ? 'holds' : 'FAILS'}  ${name}: billed $${billedUsd.toFixed(6)} ≤ ledger $${ledgerUsd.toFixed(6)} ≤ limit $${limitUsd}; held $${reservedUsd}; ${answered} answered, ${refused} refused`,
    );
  }
}
console.log(`${killed.kills} servers killed; ${failures} rounds failed`);
process.exitCode = failures > 0 ? 1 : 0;
