/** Which warnings a window gets from its server, through the extension's own client. */
import assert from 'node:assert/strict';
import { type ServerProcess, startServerProcess } from '../../../src/host/server/serverProcess.ts';
import type { AlertNotice } from '../../../src/protocol/alerts.ts';
import { newHome, openLedger, paid, removeHomes, reserved } from '../../store/ledgerHome.ts';
import { PROGRAM, quietEnv, until } from '../session.ts';

const HOUR_MS = 3_600_000;

/** A home where so many dollars were billed in each of the last hours, this one first. */
function homeWith(usdByHour: readonly number[]): string {
  const home = newHome();
  const nowMs = Date.now();
  usdByHour.forEach((usd, ago) => {
    const { store, close } = openLedger(home, { now: () => nowMs - ago * HOUR_MS });
    const cost = { nanoUsd: Math.round(usd * 1e9), basis: 'billed' } as const;
    store.settle(reserved(store, paid(1e10)), { cost });
    close();
  });
  return home;
}

async function openWindow(home: string, env: Readonly<Record<string, string>>) {
  const notices: AlertNotice[] = [];
  const window: ServerProcess = await startServerProcess({
    command: {
      command: process.execPath,
      args: [PROGRAM, 'serve'],
      env: quietEnv(home, { TZ: 'UTC', ...env }),
    },
    version: '0.0.0',
    onLog: () => {},
    onResourceUpdated: () => {},
    onAlert: notice => void notices.push(notice),
    folders: () => [],
    onQuestion: async () => undefined,
    signal: new AbortController().signal,
  });
  return { notices, close: () => window.close() };
}

const texts = (notices: readonly AlertNotice[]) => notices.map(({ message }) => message);

suite('warnings in a window', function () {
  this.timeout(20_000);
  teardown(removeHomes);

  function check(
    name: string,
    usdByHour: readonly number[],
    env: Readonly<Record<string, string>>,
    expected: readonly RegExp[],
  ) {
    test(`${name}, once in all windows`, async () => {
      const home = homeWith(usdByHour);
      const first = await openWindow(home, env);
      try {
        await until(() => first.notices.length >= expected.length, 5_000);
        const second = await openWindow(home, env);
        await new Promise(resolve => setTimeout(resolve, 700));
        await second.close();
        assert.deepEqual(second.notices, []);
        assert.equal(first.notices.length, expected.length, texts(first.notices).join('\n'));
        expected.forEach((wanted, at) => {
          assert.match(texts(first.notices)[at] ?? '', wanted);
        });
      } finally {
        await first.close();
      }
    });
  }

  const month = 'LOCALLAMA_BUDGET_MONTHLY_USD';
  check('half of a limit', [0.3], { [month]: '0.5' }, [/^50 % of the monthly budget is spent/]);
  check('four fifths of it', [0.4], { [month]: '0.5' }, [/^80 % of the monthly budget is spent/]);
  check('all of it', [0.5], { [month]: '0.5' }, [/^100 % of the monthly budget is spent/]);
  check('a share of one’s own', [0.1], { [month]: '0.5', LOCALLAMA_ALERT_SHARES: '15, 90' }, [
    /^15 % of the monthly budget is spent: \$0\.10 of \$0\.50/,
  ]);
  check(
    'no share, but the threshold',
    [0.4],
    { [month]: '0.5', LOCALLAMA_ALERT_SHARES: 'off', COST_ALERT_THRESHOLD: '0.25' },
    [/reached your alert threshold of \$0\.25: \$0\.40/],
  );
  check('tokens', [0.01], { TOKEN_BUDGET: '120' }, [
    /^80 % of the monthly token budget is used: 100/,
  ]);
  check('an unusual hour', [0.6, 0.1, 0.1, 0.1, 0.1, 0.1], {}, [
    /^Spending is unusually fast: \$0\.60 in this hour, where \$0\.10 is usual/,
  ]);

  test('an hour as usual is no news', async () => {
    const window = await openWindow(homeWith([0.6, 0.5, 0.5, 0.5, 0.5, 0.5]), {});
    await new Promise(resolve => setTimeout(resolve, 700));
    await window.close();
    assert.deepEqual(window.notices, []);
  });
});
