/** The text of a file that a rule keeps stays here, in whatever part of a task it comes, without a path. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JudgedTask } from '../../src/core/decision-engine/index.ts';
import {
  createPrivacyGuard,
  type PrivacyGuard,
} from '../../src/server/privacy/createPrivacyGuard.ts';
import { tallySuite } from './tally.ts';

const LICENCE = `// Copyright 2026 The Authors. Licensed under the Apache License, Version 2.0 (the "License");
// you may not use this file except in compliance with the License.
`;
const KEPT = `${LICENCE}
import assert from 'node:assert/strict';

/** What a customer pays, by the day of the week and the hour. */
export function tariffOf(customer: Customer, at: Date): number {
  const rate = customer.isLarge ? 0.1173 : 0.2291;
  const night = at.getHours() < 6 || at.getHours() > 21;
  assert.ok(rate > 0);
  return night ? rate * 0.61 : rate;
}
`;
const PUBLIC = `${LICENCE}
import assert from 'node:assert/strict';

/** The sum of a list. */
export function sumOf(numbers: readonly number[]): number {
  assert.ok(numbers.length > 0);
  return numbers.reduce((sum, each) => sum + each, 0);
}
`;
const SHORT = 'PIN=4711-0815\n';
const LINE = "export const region = 'north-west-7';\n";
const body = KEPT.slice(KEPT.indexOf('export function'));

const root = mkdtempSync(join(tmpdir(), 'locallama-contents-'));
for (const [path, text] of Object.entries({
  'secrets/tariff.ts': KEPT,
  'secrets/pin.txt': SHORT,
  'secrets/region.ts': LINE,
  'src/sum.ts': PUBLIC,
  '.env': 'DATABASE_HOST=db-17.internal.example.org\nDATABASE_NAME=orders_of_the_north\n',
})) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}
suiteTeardown(() => rmSync(root, { recursive: true, force: true }));

tallySuite('the text of a kept file', ({ attack, neighbour }) => {
  let guard: PrivacyGuard;
  suiteSetup(async () => {
    const settings = { localOnly: ['secrets/**'], secretFiles: true, secrets: [], folders: [root] };
    guard = createPrivacyGuard(settings, () => {});
    await guard.ready();
  });

  const stays = (what: string, task: Partial<JudgedTask>, rule = /^file: .*tariff\.ts$/) =>
    attack(what, () => {
      const verdict = guard.check({ prompt: 'Explain it.', ...task });
      assert.match(verdict.kind === 'local-only' ? verdict.rule : 'none', rule);
    });
  const leaves = (what: string, task: Partial<JudgedTask>, of?: 'evidence') =>
    neighbour(what, () =>
      assert.equal(guard.check({ prompt: 'Explain it.', ...task }, of).kind, 'anywhere'),
    );

  stays('in the task', { prompt: `Explain:\n${KEPT}` });
  stays('in the system prompt', { system: KEPT });
  stays('in the tests', { tests: KEPT });
  stays('in what is replaced', { replaces: KEPT });
  stays('a function of it', { prompt: `Fix this:\n\`\`\`ts\n${body}\`\`\`` });
  stays('two lines of it', { prompt: body.split('\n').slice(1, 3).join('\n') });
  stays('with other ends of lines', { prompt: KEPT.replaceAll('\n', '\r\n') });
  stays('indented by tabs', { prompt: body.replaceAll('  ', '\t\t').replace(/^/gm, '\t') });
  stays('on one line', { prompt: body.replace(/\s+/g, ' ') });
  stays('with blanks between all words', { prompt: body.replace(/\b/g, ' ') });
  stays('behind a megabyte of other text', {
    prompt: `${'lorem ipsum dolor '.repeat(60_000)}${body}`,
  });
  stays('with another path', { prompt: body, filePath: 'src/sum.ts' });
  stays('in a diff', { prompt: body.replace(/^/gm, '+') }, /tariff/);
  stays('in a diff, line by line', { prompt: KEPT.replace(/^(?=.)/gm, '- ') });
  stays('in a listing with numbers', {
    prompt: KEPT.split('\n')
      .map((line, at) => `${at + 1} | ${line}`)
      .join('\n'),
  });
  stays('quoted in an answer', { prompt: body.replace(/^/gm, '> ') });
  stays('a short file', { prompt: SHORT }, /pin\.txt/);
  stays('a file of one line', { prompt: `Add to this: ${LINE}` }, /region/);
  stays(
    'a file that stays by its name',
    { prompt: 'DATABASE_HOST=db-17.internal.example.org\nDATABASE_NAME=x' },
    /\.env/,
  );
  attack('in what a check said, a line of it', () => {
    const prompt = 'AssertionError: const rate = customer.isLarge ? 0.1173 : 0.2291;';
    assert.equal(guard.check({ prompt }, 'evidence').kind, 'local-only');
  });
  attack('a file that was written a moment ago', async () => {
    writeFileSync(join(root, 'secrets/new.ts'), body.replaceAll('customer', 'supplier'));
    const settings = { localOnly: ['secrets/**'], secretFiles: true, secrets: [], folders: [root] };
    const fresh = createPrivacyGuard(settings, () => {});
    await fresh.ready();
    const verdict = fresh.check({ prompt: body.replaceAll('customer', 'supplier') });
    assert.equal(verdict.kind, 'local-only');
  });

  leaves('a public file', { prompt: PUBLIC });
  leaves('what both have', { prompt: LICENCE });
  leaves('a licence and an import with new code', {
    prompt: `${LICENCE}\nimport assert from 'node:assert/strict';\nexport const x = 1;`,
  });
  leaves('a use of the kept function', { prompt: 'const pay = tariffOf(customer, new Date());' });
  leaves('code that resembles it', {
    prompt:
      'export function feeOf(client: Client, at: Date): number {\n  return client.isLarge ? 2 : 3;\n}',
  });
  leaves('words about it', { prompt: 'How is a tariff by the day of the week usually modelled?' });
  leaves('the public file in evidence', { prompt: PUBLIC }, 'evidence');
});
