/** Which llama.cpp is fetched where. */
import assert from 'node:assert/strict';
import { nativePackage } from '../install.ts';

function check(platform: string, expected: string): void {
  test(platform, () => assert.equal(nativePackage(platform), expected));
}

suite('model server: installation', () => {
  check('linux-x64', '@node-llama-cpp/linux-x64@3.22.1');
  check('darwin-arm64', '@node-llama-cpp/mac-arm64-metal@3.22.1');
  check('win32-x64', '@node-llama-cpp/win-x64@3.22.1');

  test('a platform without one is named, with what to do', () => {
    assert.throws(() => nativePackage('aix-ppc64'), /no llama\.cpp for aix-ppc64.*Use Ollama/);
  });
});
