/** What a call may take decides, too: nobody is asked whose answer would come after the call was ended. */
import assert from 'node:assert/strict';
import { NO_KNOWLEDGE } from '../../../../src/core/decision-engine/models/knowledge.ts';
import { NO_RULES } from '../../../../src/core/decision-engine/rules/userRules.ts';
import type { TimeLimits } from '../../../../src/core/decision-engine/selection/describeTooSlow.ts';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import type { SelectionInput } from '../../../../src/core/decision-engine/selection/selectionInput.ts';
import { measureTask } from '../../../../src/server/decide/measureTask.ts';
import { DEAR, local, selection } from '../fixtures.ts';

const BIG = local('llama3.3:70b', { parametersB: 70, loaded: false });
const limits = (seconds: number, taskSeconds = 900): TimeLimits => ({
  callMs: { local: 1_000 * seconds, free: 300_000, paid: 300_000 },
  taskMs: 1_000 * taskSeconds,
});
/** BIG writes its first token after `seconds`, and the rest at once. */
const taking = (seconds: number): Partial<SelectionInput> => {
  const speed = { firstTokenMs: 1_000 * seconds, tokensPerSecond: 1e9 };
  return { knowledge: { ...NO_KNOWLEDGE, speeds: new Map([[BIG.id, speed]]) } };
};
const task = { ...measureTask({ task: 'Write add(a, b).', context_length: 0 }, 'cost') };
const decided = (change: Partial<SelectionInput>) =>
  selectModels(selection({ task, models: [BIG, DEAR], timeLimits: limits(600), ...change }));

suite('too slow', () => {
  const refused = (name: string, change: Partial<SelectionInput>, why: RegExp | null) =>
    test(name, () => {
      const { rejected, candidates } = decided(change);
      const slow = rejected.find(({ kind }) => kind === 'too-slow');
      if (why === null) assert.equal(slow, undefined);
      else assert.match(slow?.why ?? '', why);
      assert.equal(candidates.length, why === null ? 2 : 1);
    });
  // 50.5 s more to load it.
  refused('for a call', taking(950), /^It would take about 17 min; a call may take 10 min \(/);
  refused('the setting is named', taking(950), /\(locallama\.timeouts\.call\)\.$/);
  refused(
    'for a task',
    { ...taking(950), timeLimits: limits(900, 120) },
    /17 min; a task may take 2 min \(locallama\.timeouts\.task\)\.$/,
  );
  refused(
    'within a minute',
    { ...taking(5), timeLimits: limits(3) },
    /about 56 s; a call may take 3 s \(/,
  );
  refused(
    'each time in its own unit',
    { ...taking(50), timeLimits: limits(1) },
    /about 1\.7 min; a call may take 1 s \(/,
  );
  refused('not within the doubt of an estimate', taking(650), null);
  refused('not without limits', { ...taking(9_000), timeLimits: limits(1e9, 1e9) }, null);

  test('it is told to the first model of a cascade, too', () => {
    const tested = { ...task, tests: 'x', complexity: 0.6 };
    assert.equal(decided({ ...taking(100), task: tested }).candidates[0]?.model, BIG.id);
    assert.equal(decided({ ...taking(950), task: tested }).candidates[0]?.model, DEAR.id);
  });

  test('whoever named or pinned the model has chosen it', () => {
    const named = decided({ ...taking(950), task: { ...task, model: BIG.id } });
    assert.equal(named.candidates[0]?.model, BIG.id);
    const pinned = decided({ ...taking(950), rules: { ...NO_RULES, pins: [{ model: BIG.id }] } });
    assert.equal(pinned.candidates[0]?.model, BIG.id);
    assert.doesNotMatch(pinned.reason, /timeouts/);
  });

  test('where nobody else is left it is tried, and the reason says how slow it is', () => {
    for (const models of [[BIG], [BIG, { ...DEAR, price: { kind: 'unknown' as const } }]]) {
      const { candidates, reason } = decided({ ...taking(950), models });
      assert.deepEqual(
        candidates.map(({ model }) => model),
        [BIG.id],
      );
      assert.match(reason, /can be asked\. It would take about 17 min; a call may take 10/);
    }
  });

  test('other objections count first, and do not yield', () => {
    const privacy = { kind: 'local-only', rule: 'x', why: 'Because.' } as const;
    const rules = { ...NO_RULES, privacy, forbidden: [BIG.id] };
    const { candidates, rejected } = decided({ ...taking(950), rules });
    assert.deepEqual(candidates, []);
    assert.equal(rejected.find(({ model }) => model === BIG.id)?.kind, 'forbidden');
  });
});
