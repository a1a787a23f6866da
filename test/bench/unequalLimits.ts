/**
 * Rounds of four processes with unequal limits on one ledger, killed at random:
 * `node test/bench/unequalLimits.ts [rounds] [seed]`. Exits with 1 where more was billed than the strictest
 * limit allows, or the ledger holds less than was billed.
 */
import { removeHomes } from '../store/ledgerHome.ts';
import { stressUnequal } from '../store/ledgerStress.ts';

const rounds = Number(process.argv[2] ?? 20);
let state = Number(process.argv[3] ?? 1) >>> 0;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

const sum = { kills: 0, calls: 0, filled: 0, failed: 0 };
for (let round = 1; round <= rounds; round += 1) {
  const found = await stressUnequal(random);
  const { billedNanoUsd, ledgerNanoUsd, leakedNanoUsd, strictestNanoUsd, findings } = found;
  const isHeld =
    billedNanoUsd <= strictestNanoUsd &&
    ledgerNanoUsd + leakedNanoUsd >= billedNanoUsd &&
    findings.length === 0;
  sum.kills += found.kills;
  sum.calls += found.calls;
  sum.filled += billedNanoUsd >= 0.8 * strictestNanoUsd ? 1 : 0;
  sum.failed += isHeld ? 0 : 1;
  if (!isHeld) console.log(`round ${round}`, found);
  removeHomes();
  if (round % 50 === 0) console.log(round, sum);
}
console.log(
  `${rounds} rounds, ${sum.kills} kills, ${sum.calls} calls, ${sum.filled} rounds with 80 % or more of the ` +
    `strictest limit billed; ${sum.failed} failed`,
);
process.exitCode = sum.failed === 0 ? 0 : 1;
