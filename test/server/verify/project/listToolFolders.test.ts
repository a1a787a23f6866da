/** What of a PATH a project's command may read. */
import * as assert from 'node:assert/strict';
import { listToolFolders } from '../../../../src/server/verify/project/listToolFolders.ts';

function check(path: string, ...wanted: string[]) {
  assert.deepEqual(listToolFolders(path, '/home/ann'), wanted);
}

suite('toolFolders', () => {
  test('gives one version of a tool whole', () => {
    check('/home/ann/.nvm/versions/node/v24/bin', '/home/ann/.nvm/versions/node/v24');
    check('/home/ann/.rustup/toolchains/stable/bin/', '/home/ann/.rustup/toolchains/stable');
    check('/usr/local/go/bin', '/usr/local/go');
  });

  test('gives nothing that lies beside programs', () => {
    check(
      '/home/ann/.local/bin:/home/ann/.cargo/bin',
      '/home/ann/.local/bin',
      '/home/ann/.cargo/bin',
    );
    check('/home/ann:/home:/:.::bin');
    check('/usr/bin:/usr/local/bin:/bin');
    check('/opt/go/bin:/opt/go/bin', '/opt/go/bin');
  });
});
