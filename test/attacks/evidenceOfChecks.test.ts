/** What a check says reaches no other host where it quotes a file that stays, whichever check it was. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model, Verdict } from '../../src/core/types.ts';
import { redactRepairFeedback } from '../../src/server/execute/attempt/repairFeedback.ts';
import {
  createPrivacyGuard,
  type PrivacyGuard,
} from '../../src/server/privacy/createPrivacyGuard.ts';
import { CHECKS } from '../../src/server/verify/verifyAnswer.ts';
import { tallySuite } from './tally.ts';

const KEPT = `export const tariffOfClient = { base: 17.25, night: 9.75 };
export function discountFor(name) {
  return name === 'Huber & Söhne' ? 0.31 : 0.02;
}
`;
const LINE = KEPT.split('\n')[2]!;
const ANSWER = 'export function priceOf(hours) {\n  return hours * 2;\n}\n';

/** How a check may come to quote it. */
const FORMS: Readonly<Record<string, string>> = {
  'as it is': KEPT,
  'one line': LINE,
  'as a diff': KEPT.replace(/^/gm, '+ '),
  'with numbers of lines': KEPT.split('\n')
    .map((line, at) => `${at + 1} | ${line}`)
    .join('\n'),
  "as pytest's lines": KEPT.replace(/^/gm, 'E       '),
  'in a string': JSON.stringify(KEPT),
  'in a string of one line': JSON.stringify(LINE),
  'in a string in a string': JSON.stringify(JSON.stringify(KEPT)),
  'without line ends': KEPT.replaceAll('\n', ' '),
  backwards: [...KEPT].reverse().join(''),
  'in base64': Buffer.from(KEPT).toString('base64'),
  'in base64, wrapped': Buffer.from(KEPT).toString('base64').replace(/.{20}/g, '$&\n'),
  'in base64 behind a word': `x${Buffer.from(KEPT).toString('base64url')}`,
  'in hex': Buffer.from(KEPT).toString('hex'),
  'in hex, backwards': [...Buffer.from(KEPT).toString('hex')].reverse().join(''),
};

/** What each check says of answers that have nothing to hide. */
const HONEST: readonly string[] = [
  'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n\n3 !== 4\n\n    at priceOf (answer.mjs:2:3)',
  'The answer has a syntax error: Unexpected token (2:7)',
  '`priceOf(3)` gives 6, and 12 is wanted.',
  'TypeError: hours.map is not a function\n    at priceOf (file:///box/answer.mjs:2:16)',
  'The tests do not tell this mutant from the code: `hours * 2` → `hours + 2`',
  'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 !== 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
];

tallySuite('evidence of a check', ({ attack, neighbour }) => {
  let root: string;
  let guard: PrivacyGuard;
  suiteSetup(async () => {
    root = mkdtempSync(join(tmpdir(), 'locallama-evidence-'));
    mkdirSync(join(root, 'clientA'));
    writeFileSync(join(root, 'clientA/tariff.js'), KEPT);
    const own = { localOnly: ['clientA/**'], secretFiles: true, secrets: [], folders: [root] };
    guard = createPrivacyGuard(own, error => assert.fail(String(error)));
    await guard.ready();
  });
  suiteTeardown(() => rmSync(root, { recursive: true, force: true }));

  /** What a model elsewhere is told, with `keepsFiles` as it is where no rule is set. */
  function tell(by: string, evidence: string, answer = ANSWER): string {
    const verdict: Verdict = { outcome: 'rejected', by, evidence };
    const model = { id: 'far/model', name: 'model', tier: 'paid' } as Model;
    const whom = { task: { replaces: ANSWER }, model, origin: 'https://api.example.com' };
    const services = { keepsFiles: false, checkPrivacy: guard.check };
    return JSON.stringify(redactRepairFeedback({ answer, verdict }, whom, services));
  }

  for (const by of CHECKS) {
    for (const [form, quote] of Object.entries(FORMS)) {
      attack(`${by} quotes a kept file ${form}`, () => {
        const told = tell(by, `Error: something is wrong\n${quote}\n    at priceOf (a.mjs:1:1)`);
        assert.match(told, /what the check said is kept here/);
        for (const part of ['tariffOfClient', 'discountFor', 'Huber', quote.slice(0, 12)])
          assert.ok(!told.includes(part), told);
      });
    }
    neighbour(`${by} tells what is wrong with an answer`, () => {
      for (const evidence of HONEST) {
        const said: Verdict = JSON.parse(tell(by, evidence)).verdict;
        assert.ok(!said.evidence.includes('kept here'), said.evidence);
        assert.equal(said.evidence.split('\n')[0], evidence.split('\n')[0]);
      }
    });
  }
  attack('the answer itself quotes it', () => {
    const { answer } = JSON.parse(tell('tests', 'Error: no', `${ANSWER}${KEPT}`));
    assert.equal(answer, '');
  });
});
