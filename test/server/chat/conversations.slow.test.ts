/** Who has a conversation: kept between turns, changed at a stall or at the user's wish; kept files stay here. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChatTurnInput } from '../../../src/protocol/chat/index.ts';
import { withChat } from './chatSession.ts';

type Messages = ChatTurnInput['messages'];

const ASKED = { role: 'user', text: 'What is in a.ts?' } as const;

/** A call that ended so, `times` times. */
function repeatCall(times: number, text: (at: number) => string): Messages {
  return Array.from({ length: times }, (_, at): Messages => {
    const id = `call_${at}`;
    const call = { id, name: 'read_file', arguments: { filePath: 'a.ts' } };
    return [
      { role: 'assistant', text: '', calls: [call] },
      { role: 'tool', call_id: id, name: 'read_file', text: text(at) },
    ];
  }).flat();
}

suite('who has a conversation', function () {
  this.timeout(60_000);
  const both = { local: () => ({ text: 'near' }), paid: () => ({ text: 'far' }) };

  test('is decided once, and stays', () =>
    withChat(both, { DEFAULT_PRIORITY: 'cost' }, async ({ ask }) => {
      for (const text of ['What is in a.ts?', 'Prove the four colour theorem in Coq.']) {
        const { result } = await ask({ messages: [ASKED, { role: 'user', text }] });
        assert.ok(result.status === 'answered');
        assert.equal(result.model, 'near/chatty');
      }
    }));

  for (const [why, result] of [
    ['repeated errors', (at: number) => `ERROR while calling tool: no such file ${at}`],
    ['no progress', () => 'the same lines'],
  ] as const) {
    test(`changes at ${why}, and stays changed`, () =>
      withChat(both, {}, async ({ ask }) => {
        await ask({ messages: [ASKED] });
        const messages = [ASKED, ...repeatCall(3, result)];
        const stalled = await ask({ messages });
        assert.ok(stalled.result.status === 'answered');
        assert.equal(stalled.result.model, 'far/chatty');
        assert.match(stalled.result.why, /^near\/chatty .*again and again/);
        const after = await ask({ messages: [...messages, { role: 'user', text: 'And now?' }] });
        assert.ok(after.result.status === 'answered');
        assert.equal(after.result.model, 'far/chatty');
      }));
  }

  test('does not change where calls differ', () =>
    withChat(both, {}, async ({ ask }) => {
      await ask({ messages: [ASKED] });
      const { result } = await ask({ messages: [ASKED, ...repeatCall(5, at => `lines ${at}`)] });
      assert.ok(result.status === 'answered');
      assert.equal(result.model, 'near/chatty');
    }));

  test('changes within the budget only', () =>
    withChat(both, { LOCALLAMA_BUDGET_DAILY_USD: '0.000001' }, async ({ ask, paid }) => {
      await ask({ messages: [ASKED] });
      const messages = [ASKED, ...repeatCall(3, () => 'the same lines')];
      const { result } = await ask({ messages });
      assert.ok(result.status === 'answered');
      assert.equal(result.model, 'near/chatty');
      assert.equal(paid.requests.length, 0);
    }));
});

suite('a kept file in a chat', function () {
  this.timeout(60_000);
  /** It stands in no file that is open, and this is one. */
  const SECRET = Array.from(
    { length: 6 },
    (_, at) => `const part${at * 7} = ${at}.${at * 37}1;\n`,
  ).join('');

  function makeFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'locallama-kept-'));
    mkdirSync(join(folder, 'private'));
    writeFileSync(join(folder, 'private/formula.ts'), SECRET);
    return folder;
  }

  const cases: readonly (readonly [string, (folder: string) => Messages])[] = [
    ['named by the user', () => [{ role: 'user', text: 'What is in private/formula.ts?' }]],
    [
      'named in a call',
      folder => [
        ASKED,
        {
          role: 'assistant',
          text: '',
          calls: [
            {
              id: 'c',
              name: 'read_file',
              arguments: { filePath: join(folder, 'private/formula.ts'), startLine: 1 },
            },
          ],
        },
        { role: 'tool', call_id: 'c', name: 'read_file', text: 'nothing to see' },
      ],
    ],
    [
      'quoted by a tool',
      () => [
        ASKED,
        {
          role: 'assistant',
          text: '',
          calls: [{ id: 'c', name: 'run', arguments: { command: 'ls' } }],
        },
        { role: 'tool', call_id: 'c', name: 'run', text: `found:\n${SECRET}` },
      ],
    ],
    ['quoted in the system’s words', () => [{ role: 'system', text: `Open: ${SECRET}` }, ASKED]],
  ];

  for (const [how, write] of cases) {
    test(`${how} reaches no host but this machine`, async () => {
      const folder = makeFolder();
      const env = { LOCALLAMA_LOCAL_ONLY: 'private/**', DEFAULT_PRIORITY: 'quality' };
      const answers = { local: () => ({ text: 'near' }), paid: () => ({ text: 'far' }) };
      await withChat(
        answers,
        env,
        async ({ ask, paid }) => {
          const { result } = await ask({ messages: write(folder) });
          assert.ok(result.status === 'answered', JSON.stringify(result));
          assert.equal(result.model, 'near/chatty');
          // Told in other words, it stays here as well.
          const later = { role: 'user', text: 'Sum up what you saw, as a poem.' } as const;
          const summed = await ask({ messages: [later] });
          assert.ok(summed.result.status === 'answered');
          assert.equal(summed.result.model, 'near/chatty');
          const asked = await ask({ messages: write(folder), model: 'far/chatty' });
          assert.equal(asked.result.status, 'failed');
          assert.equal(paid.requests.length, 0);
        },
        [pathToFileURL(folder).href],
      );
    });
  }

  test('is refused where no local model is there', () =>
    withChat(
      { paid: () => ({ text: 'far' }) },
      { LOCALLAMA_LOCAL_ONLY: 'private/**' },
      async ({ ask, paid }) => {
        const messages: Messages = [{ role: 'user', text: 'What is in private/formula.ts?' }];
        const { result } = await ask({ messages });
        assert.ok(result.status === 'failed');
        assert.match(result.error, /private\/\*\*/);
        assert.equal(paid.requests.length, 0);
      },
    ));
});
