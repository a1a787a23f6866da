/** What is shown and hidden inside each other. */
import assert from 'node:assert/strict';
import { arrangeMounts } from '../../../../../src/server/verify/sandbox/containment/arrangeMounts.ts';

function check(readable: readonly string[], hidden: readonly string[], wanted: string) {
  const mounts = arrangeMounts({ readable, hidden });
  assert.equal(mounts.map(({ kind, path }) => `${kind} ${path}`).join(', '), wanted);
}

suite('arrangeMounts', () => {
  test('the inner one counts, outer ones come first', () => {
    check(
      ['/a/app/node_modules', '/a'],
      ['/a/app'],
      'show /a, hide /a/app, show /a/app/node_modules',
    );
  });
  test('what is shown already, or never was, needs nothing', () => {
    check(['/a', '/a/b', '/a'], ['/c', '/ab'], 'show /a');
    check(['/a', '/a/b/c'], ['/a/b', '/a/b/d'], 'show /a, hide /a/b, show /a/b/c');
  });
  test('what is hidden by its own name is not shown', () => {
    check(['/a', '/a/b'], ['/a/b'], 'show /a, hide /a/b');
    check(['/a'], ['/a'], '');
  });
  test('a name that only begins alike is another folder', () => {
    check(['/a/b', '/a/b-c'], ['/a/b/d'], 'show /a/b, show /a/b-c, hide /a/b/d');
  });
});
