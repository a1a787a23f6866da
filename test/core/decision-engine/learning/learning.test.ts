/** What outcomes teach: skills move with evidence, fade with age. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  HALF_LIFE_MS,
  learnSkills,
} from '../../../../src/core/decision-engine/learning/learnSkills.ts';
import { learnSpeeds } from '../../../../src/core/decision-engine/learning/learnSpeeds.ts';
import {
  createOutcomeForecaster,
  type Outcome,
  readEvidence,
} from '../../../../src/core/decision-engine/learning/outcome.ts';
import { NO_KNOWLEDGE } from '../../../../src/core/decision-engine/models/knowledge.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { DEAR, ROUTER, SMALL, selection, TASK } from '../fixtures.ts';

const NOW = 1_800_000_000_000;
const RIGHT: Outcome = {
  ...{ model: SMALL.id, kind: 'generate', language: 'python', evidence: 'tests', ok: 1 },
  ...{ priorOdds: 0, atMs: NOW, durationMs: 11_000, outputTokens: 200, firstTokenMs: null },
};
const WRONG: Outcome = { ...RIGHT, ok: 0 };

function offset(outcomes: readonly Outcome[]): number {
  return learnSkills(outcomes, NOW).get(SMALL.id)?.offset ?? 0;
}

suite('learning', () => {
  test('success lifts a skill, failure lowers it, more of it more so', () => {
    assert.ok(offset([RIGHT]) > 0);
    assert.ok(offset([WRONG]) < 0);
    assert.ok(offset(Array(20).fill(RIGHT)) > offset([RIGHT]) + 0.3);
  });

  test('one outcome moves little, and nothing moves beyond reason', () => {
    assert.ok(offset([RIGHT]) < 0.5);
    assert.ok(offset(Array(5000).fill(RIGHT)) < 6);
  });

  test('one failure puts no good model out of use, five in a row do', () => {
    const priorOdds = Math.log(0.81 / 0.19);
    const chance = (failures: number) => {
      const all = Array<Outcome>(failures).fill({ ...WRONG, priorOdds });
      const { offset, byKind, byLanguage } = learnSkills(all, NOW).get(SMALL.id)!;
      return (
        1 / (1 + Math.exp(-(priorOdds + offset + byKind.generate! + byLanguage.get('python')!)))
      );
    };
    assert.ok(chance(1) > 0.76, `${chance(1)}`);
    assert.ok(chance(5) < 0.5, `${chance(5)}`);
  });

  test('an expected success says less than a surprising one', () => {
    assert.ok(offset([{ ...RIGHT, priorOdds: 3 }]) < offset([{ ...RIGHT, priorOdds: -3 }]) / 4);
  });

  test('passing a weak check says little, failing it much', () => {
    const [passed, failed] = [
      { ...RIGHT, evidence: 'check' },
      { ...WRONG, evidence: 'check' },
    ] as const;
    assert.ok(offset([passed]) < -offset([failed]) / 2);
  });

  const learned = (right: number, prior: number) => {
    const passes = Math.round(1_000 * (0.75 + 0.22 * right));
    const priorOdds = Math.log(prior / (1 - prior));
    const all = Array.from({ length: 1_000 }, (_, at): Outcome => {
      return { ...RIGHT, evidence: 'check', ok: Number(at < passes), priorOdds };
    });
    const { offset, byKind, byLanguage } = learnSkills(all, NOW).get(SMALL.id)!;
    return 1 / (1 + Math.exp(-(priorOdds + offset + byKind.generate! + byLanguage.get('python')!)));
  };

  test('weak checks lift no hopeless model, and lower no good one', () => {
    for (const right of [0.05, 0.1, 0.3, 0.8, 0.95]) {
      assert.ok(Math.abs(learned(right, right) - right) < 0.03, `${right}`);
      const wrongPrior = learned(right, 0.5);
      assert.ok(Math.abs(wrongPrior - right) < Math.abs(0.5 - right), `${right} → ${wrongPrior}`);
    }
  });

  test('an outcome from the next century counts for nothing', () => {
    assert.equal(offset([{ ...RIGHT, atMs: NOW + 75 * 365 * 86_400_000 }]).toFixed(6), '0.000000');
  });

  test('outcomes fade to half in a half-life', () => {
    const old = { ...RIGHT, atMs: NOW - HALF_LIFE_MS };
    const evidence = learnSkills([RIGHT, old], NOW).get(SMALL.id);
    assert.equal(evidence?.outcomes, 1.5);
    assert.ok(offset([old]) < offset([RIGHT]));
  });

  test('what a benchmark found ages out: after years it says next to nothing', () => {
    const measured: Outcome = { ...RIGHT, evidence: 'benchmark' };
    const old = (halfLives: number) => [
      { ...measured, atMs: NOW - halfLives * HALF_LIFE_MS },
      { ...measured, ok: 0, atMs: NOW - halfLives * HALF_LIFE_MS },
    ];
    const count = (outcomes: readonly Outcome[]) =>
      learnSkills(outcomes, NOW).get(SMALL.id)?.outcomes ?? 0;
    assert.equal(count(old(0)), 2);
    assert.ok(count(old(8)) < 0.01);
    const wrong = { ...measured, ok: 0 };
    const stale = Array(10).fill({ ...wrong, atMs: NOW - 12 * HALF_LIFE_MS });
    assert.ok(offset(Array(10).fill(wrong)) < -0.3);
    assert.ok(Math.abs(offset(stale)) < 0.02, `${offset(stale)}`);
    assert.ok(offset([...stale, measured]) > 0, 'one that is new outweighs ten that are stale');
  });

  test('a kind and a language are learned apart', () => {
    const rust = { ...WRONG, language: 'rust', kind: 'fix' } as const;
    const skill = learnSkills([...Array(20).fill(RIGHT), ...Array(20).fill(rust)], NOW).get(
      SMALL.id,
    )!;
    assert.ok(skill.byLanguage.get('rust')! < 0 && skill.byLanguage.get('python')! > 0);
    assert.ok(skill.byKind.fix! < 0 && skill.byKind.generate! > 0);
  });

  test('the order of outcomes does not matter', () => {
    const outcome = fc
      .record({
        ok: fc.constantFrom(0, 1),
        priorOdds: fc.integer({ min: -3, max: 3 }),
        age: fc.nat(9e9),
      })
      .map(({ ok, priorOdds, age }): Outcome => ({ ...RIGHT, ok, priorOdds, atMs: NOW - age }));
    fc.assert(
      fc.property(fc.array(outcome), all =>
        assert.deepEqual(learnSkills(all.toReversed(), NOW), learnSkills(all, NOW)),
      ),
    );
  });

  test('failures on this machine turn the selector away from a model', () => {
    const wrong = { ...WRONG, ...createOutcomeForecaster(TASK, ROUTER)(SMALL) };
    const knowledge = { ...NO_KNOWLEDGE, skills: learnSkills(Array(30).fill(wrong), NOW) };
    const [before] = selectModels(selection({})).candidates;
    const decision = selectModels(selection({ knowledge }));
    const after = decision.candidates.find(({ model }) => model === SMALL.id)!;
    assert.equal(before?.model, SMALL.id);
    assert.equal(decision.candidates[0]?.model, DEAR.id);
    assert.ok(after.quality < before.quality / 2);
    assert.match(after.why, /after 30 outcomes here/);
  });

  test('speed is tokens by the time after the first', () => {
    const speeds = learnSpeeds([RIGHT, RIGHT, RIGHT], [SMALL], NOW);
    const { tokensPerSecond } = speeds.get(SMALL.id)!;
    assert.ok(tokensPerSecond > 18 && tokensPerSecond < 20);
    assert.equal(learnSpeeds([RIGHT], [SMALL], NOW).size, 0);
    const waited = [100, 300, 9_000].map(firstTokenMs => ({ ...RIGHT, firstTokenMs }));
    assert.equal(learnSpeeds(waited, [SMALL], NOW).get(SMALL.id)?.firstTokenMs, 300);
  });

  test('a verdict that checked nothing is no outcome', () => {
    const verdict = { outcome: 'unchecked', by: 'complete', evidence: '' } as const;
    assert.equal(readEvidence(verdict), null);
    assert.deepEqual(readEvidence({ ...verdict, by: 'parses' }), { evidence: 'check', ok: 1 });
    assert.deepEqual(readEvidence({ ...verdict, outcome: 'rejected' }), {
      evidence: 'check',
      ok: 0,
    });
    assert.deepEqual(readEvidence({ ...verdict, outcome: 'accepted', by: 'tests' }), {
      evidence: 'tests',
      ok: 1,
    });
    assert.equal(
      readEvidence({ ...verdict, outcome: 'accepted', by: 'project' })?.evidence,
      'tests',
    );
  });
});
