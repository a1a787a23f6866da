/**
 * Which of two models is better, looked at after every pair of answers: a bet against "neither" (a mixture
 * martingale; Robbins, Annals of Mathematical Statistics 41, 1970). By Ville's inequality the chance that
 * the stake ever grows to 1/α while neither is better is at most α, so that one may stop whenever it does.
 *
 * Only pairs in which one succeeded and the other did not count, as in McNemar's test: of these, half go
 * either way where neither is better.
 */

/** The mixing distribution: Beta(a, a), Jeffreys' prior for a rate. */
const PRIOR = 0.5;

export interface SequentialTest {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Logarithm of the stake. */
  readonly logStake: number;
  /** Of the largest stake that there was: once decided, it stays so. */
  readonly mostLogStake: number;
}

export const UNDECIDED: SequentialTest = {
  onlyFirst: 0,
  onlySecond: 0,
  logStake: 0,
  mostLogStake: 0,
};

/** The test after one more pair in which only one of the two succeeded. */
export function addDiscordantPair(
  test: SequentialTest,
  winner: 'first' | 'second',
): SequentialTest {
  const { onlyFirst, onlySecond } = test;
  const own = winner === 'first' ? onlyFirst : onlySecond;
  const foretold = (own + PRIOR) / (onlyFirst + onlySecond + 2 * PRIOR);
  const logStake = test.logStake + Math.log(2 * foretold);
  return {
    onlyFirst: onlyFirst + (winner === 'first' ? 1 : 0),
    onlySecond: onlySecond + (winner === 'second' ? 1 : 0),
    logStake,
    mostLogStake: Math.max(test.mostLogStake, logStake),
  };
}

/** Whether it is told with an error of at most `alpha`, however often it was looked at. */
export function isDecided({ mostLogStake }: SequentialTest, alpha: number): boolean {
  return mostLogStake >= -Math.log(alpha);
}

/** Whether it could still be told if all of `pairs` further pairs went the same way. */
export function canBeDecided(test: SequentialTest, pairs: number, alpha: number): boolean {
  const leader = test.onlyFirst >= test.onlySecond ? 'first' : 'second';
  let best = test;
  for (let pair = 0; pair < pairs && !isDecided(best, alpha); pair++) {
    best = addDiscordantPair(best, leader);
  }
  return isDecided(best, alpha);
}
