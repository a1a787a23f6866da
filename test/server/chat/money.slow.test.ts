/** Money in a chat: held before every turn, clamped to what is left, and never spent beyond it. */
import assert from 'node:assert/strict';
import type { ChatTurnInput } from '../../../src/protocol/chat/index.ts';
import { withChat } from './chatSession.ts';

const CALL = { name: 'read_file', arguments: '{"filePath":"a.ts"}' };

suite('money in a chat', function () {
  this.timeout(120_000);

  test('is held before every turn: an agent that never stops is stopped by the budget', () =>
    withChat(
      // Each turn costs some cents, and asks for another one.
      {
        paid: (_, at) => ({
          text: 'thinking '.repeat(300),
          calls: [{ ...CALL, id: `call_${at}` }],
        }),
      },
      { LOCALLAMA_BUDGET_DAILY_USD: '0.2' },
      async ({ ask, paid, session }) => {
        const messages: ChatTurnInput['messages'] = [{ role: 'user', text: 'Rewrite all of it.' }];
        let end = '';
        for (let turn = 0; turn < 60 && end === ''; turn += 1) {
          const { result } = await ask({ messages });
          if (result.status === 'failed') end = result.error;
          else {
            messages.push({ role: 'assistant', text: result.text, calls: result.calls });
            for (const { id, name } of result.calls) {
              const text = `lines of file ${turn}\n`.repeat(40);
              messages.push({ role: 'tool', call_id: id, name, text });
            }
          }
        }
        assert.match(end, /budget|limit|left/i);
        assert.ok(paid.billedUsd > 0 && paid.billedUsd <= 0.2, `${paid.billedUsd}`);
        const { periods } = await session.spend();
        const day = periods.find(({ period }) => period === 'day');
        assert.ok(Math.abs((day?.spent_usd ?? 0) - paid.billedUsd) < 1e-6);
        assert.equal(day?.reserved_usd, 0);
        const asked = paid.requests.length;
        await ask({ messages });
        assert.equal(paid.requests.length, asked, 'nothing more was sent');
      },
    ));

  test('that is left clamps the answer', () =>
    withChat(
      { paid: () => ({ text: 'word '.repeat(200) }) },
      { LOCALLAMA_BUDGET_DAILY_USD: '0.04' },
      async ({ ask, paid }) => {
        const { result } = await ask({});
        assert.equal(result.status, 'answered');
        const [request] = paid.requests;
        // Four cents pay for less than 2,700 tokens of $15 a million.
        assert.ok((request?.max_tokens ?? 0) < 2_700, `${request?.max_tokens}`);
        assert.ok(paid.billedUsd <= 0.04);
      },
    ));

  test('of one conversation is told with each turn, and apart from others', () =>
    withChat({ paid: () => ({ text: 'word '.repeat(50) }) }, {}, async ({ ask, paid }) => {
      const first = await ask({});
      const second = await ask({});
      const once = paid.requests[0]!.billedNanoUsd / 1e9;
      assert.ok(Math.abs(first.result.conversation_cost.usd - once) < 1e-6);
      assert.ok(Math.abs(second.result.conversation_cost.usd - paid.billedUsd) < 1e-6);
      const other = await ask({ conversation_id: 'two' });
      assert.ok(other.result.conversation_cost.usd < paid.billedUsd);
    }));
});
