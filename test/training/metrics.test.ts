/** The figures by which the router is judged. */
import assert from 'node:assert/strict';
import { apgr, interval, rankingFigures, type Scored } from '../../training/metrics.ts';

const task = (score: number, local: number, paid: number, weight?: number): Scored =>
  weight === undefined ? { score, local, paid } : { score, local, paid, weight };

suite('metrics', () => {
  test('a perfect order recovers all of the gap with the first calls', () => {
    const figures = rankingFigures([task(0.9, 0, 1), task(0.5, 1, 1), task(0.1, 1, 1)])!;
    assert.ok(Math.abs(figures.apgr - 5 / 6) < 1e-9);
    assert.ok(Math.abs(figures.cpt50 - 1 / 6) < 1e-9);
    assert.ok(Math.abs(figures.cpt80 - 0.8 / 3) < 1e-9);
    assert.ok(Math.abs(figures.saved100 - 2 / 3) < 1e-9);
    assert.ok(Math.abs(figures.saved95 - (1 - (0.95 - 2 / 3))) < 1e-9);
    assert.ok(Math.abs(figures.auc - (2 / 3 + 5 / 18)) < 1e-9);
  });

  test('equal scores are chance, whatever the order of lines', () => {
    const rows = [task(0.5, 0, 1), task(0.5, 1, 1), task(0.5, 0, 0)];
    assert.ok(Math.abs(apgr(rows)! - 0.5) < 1e-9);
    assert.equal(apgr(rows.toReversed()), apgr(rows));
  });

  test('no gap, no figure', () => assert.equal(apgr([task(0.5, 1, 1)]), null));

  test('a task counts by its weight', () => {
    const twice = rankingFigures([task(2, 0, 1), task(2, 0, 1), task(1, 1, 0)])!;
    assert.deepEqual(rankingFigures([task(2, 0, 1, 2), task(1, 1, 0, 1)]), twice);
  });

  test('pairs that share their tasks are no more evidence than one of them', () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({
      ...task(at % 7, at % 3 === 0 ? 1 : 0, at % 5 === 0 ? 0 : 1),
      row: { at },
    }));
    const [low, high] = interval([rows], 1);
    assert.ok(low < apgr(rows)! && apgr(rows)! < high);
    assert.deepEqual(interval([rows, rows, rows], 1), [low, high]);
  });
});
