/** Counts what was tried against a promise, what held, and which public neighbours passed. */

export interface Tally {
  /** One attack, as a test: `run` throws where the promise breaks. */
  readonly attack: (what: string, run: () => void | Promise<void>) => void;
  /** What must still be possible: `run` throws where it is not. */
  readonly neighbour: (what: string, run: () => void | Promise<void>) => void;
}

/** The tests of `promise`, and a line with the counts at their end. */
export function tallySuite(promise: string, define: (tally: Tally) => void): void {
  suite(promise, () => {
    const counts = { attack: [0, 0], neighbour: [0, 0] };
    const count = (kind: keyof typeof counts): Tally['attack'] => {
      return (what, run) => {
        counts[kind][1]! += 1;
        test(`${kind}: ${what}`, async function () {
          this.timeout(60_000);
          await run();
          counts[kind][0]! += 1;
        });
      };
    };
    define({ attack: count('attack'), neighbour: count('neighbour') });
    suiteTeardown(() => {
      const [held, tried] = counts.attack;
      const [passed, public_] = counts.neighbour;
      console.log(
        `    ${promise}: ${held} of ${tried} attacks held, ${passed} of ${public_} neighbours passed`,
      );
    });
  });
}
