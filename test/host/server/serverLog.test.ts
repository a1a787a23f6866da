/** The server's stderr, however it is cut into pieces. */
import assert from 'node:assert/strict';
import { type LogLine, parseLogLine, ServerLog } from '../../../src/host/server/serverLog.ts';

function check(name: string, raw: string, wanted: LogLine) {
  test(name, () => assert.deepEqual(parseLogLine(raw), wanted));
}

suite('server log', () => {
  check('a line of ours', '{"at":"now","level":"warn","msg":"slow"}', {
    level: 'warn',
    text: 'slow',
  });
  check('with details', '{"level":"info","msg":"call","ms":3}', {
    level: 'info',
    text: 'call {"ms":3}',
  });
  check('an unknown level', '{"level":"loud","msg":"x"}', { level: 'info', text: 'x' });
  check('a crash', 'TypeError: x', { level: 'error', text: 'TypeError: x' });
  check('JSON that is not ours', '[1]', { level: 'error', text: '[1]' });
  check('null', 'null', { level: 'error', text: 'null' });

  test('puts lines together that come in pieces, and keeps what it complained of', () => {
    const lines: string[] = [];
    const log = new ServerLog(line => lines.push(`${line.level} ${line.text}`));
    log.add('{"level":"info","ms');
    log.add('g":"up"}\r\n\nLocalLama did not start:\n- X must');
    log.add(' be a number');
    log.end();
    assert.deepEqual(lines, [
      'info up',
      'error LocalLama did not start:',
      'error - X must be a number',
    ]);
    assert.equal(log.complaints, 'LocalLama did not start:\n- X must be a number');
  });

  test('cuts a line that never ends', () => {
    const lines: string[] = [];
    const log = new ServerLog(line => lines.push(line.text));
    for (let i = 0; i < 100; i++) log.add('x'.repeat(1_000));
    log.end();
    assert.equal(lines.length, 1);
    assert.ok(lines[0]!.length <= 8_000);
  });
});
