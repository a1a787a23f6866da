/** Which addresses are this machine or a private network: nothing else may get what must stay. */
import assert from 'node:assert/strict';
import { isPrivateOrigin } from '../../../src/providers/http/privateOrigin.ts';

function check(isPrivate: boolean, ...hosts: readonly string[]) {
  for (const host of hosts) {
    test(`${host} is ${isPrivate ? '' : 'not '}private`, () => {
      for (const scheme of ['http', 'https']) {
        assert.equal(isPrivateOrigin(new URL(`${scheme}://${host}:8080`).origin), isPrivate);
      }
    });
  }
}

suite('private origins', () => {
  check(
    true,
    'localhost',
    'a.localhost',
    '127.0.0.1',
    '127.9.9.9',
    '2130706433',
    '0.0.0.0',
    '[::]',
  );
  check(
    true,
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.1.1',
    '100.64.0.1',
  );
  check(true, '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:10.0.0.1]');
  check(false, 'example.com', 'localhost.example.com', 'notlocalhost', '10.0.0.1.example.com');
  check(false, '8.8.8.8', '172.15.0.1', '172.32.0.1', '192.169.0.1', '100.63.0.1', '100.128.0.1');
  check(
    false,
    '11.0.0.1',
    '[2001:db8::1]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::a00:1]',
    'gpu',
    'gpu.lan',
  );

  test('what is no address is not', () => {
    for (const text of ['', 'localhost', 'null', '127.0.0.1']) assert.ok(!isPrivateOrigin(text));
  });
});
