/** The rules for macOS, as a text: no macOS has run them here. */
import assert from 'node:assert/strict';
import { buildSeatbeltProfile } from '../../../../../src/server/verify/sandbox/containment/buildSeatbeltProfile.ts';
import type { Job } from '../../../../../src/server/verify/sandbox/containment/containment.ts';
import { createSeatbelt } from '../../../../../src/server/verify/sandbox/containment/createSeatbelt.ts';
import { RUN_LIMITS } from '../../../../../src/server/verify/sandbox/runLimits.ts';

const JOB: Job = {
  argv: ['/opt/node', 'a.mjs'],
  env: { LANG: 'C' },
  scratch: '/private/tmp/run-1',
  writable: false,
  readable: ['/usr/lib', '/opt/node', '/opt/app/node_modules', '/opt'],
  hidden: ['/opt/app'],
  limits: RUN_LIMITS,
  identity: { kind: 'person' },
  dataBytes: 1,
};
const buildFor = (job: Partial<Job>) =>
  buildSeatbeltProfile({ ...JOB, ...job }, '/private/tmp/run-1/.tmp');
const listWrites = (profile: string) =>
  profile.split('\n').filter(line => line.includes('file-write'));

/** What the last matching rule says of reading a file's contents, as Seatbelt reads the rules. */
function mayRead(profile: string, path: string): boolean {
  let says = false;
  for (const [, verb, kind, written] of profile.matchAll(
    /^\((allow|deny) file-read\*[^(]*\((literal|subpath) "((?:[^"\\]|\\.)*)"\)\)$/gm,
  )) {
    const place = written!.replace(/\\(.)/g, '$1');
    if (path === place || (kind === 'subpath' && path.startsWith(`${place}/`)))
      says = verb === 'allow';
  }
  return says;
}

suite('buildSeatbeltProfile', () => {
  test('denies what it does not name', () => {
    const profile = buildFor({});
    assert.match(profile, /^\(version 1\)\n\(deny default\)\n/);
    for (const path of [
      '/Users/ann/.ssh/id_rsa',
      '/etc/passwd',
      '/',
      '/private/tmp/other',
      '/usr/local/x',
    ]) {
      assert.equal(mayRead(profile, path), false, path);
    }
  });
  test('allows no network and no service of the session', () => {
    const profile = buildFor({ writable: true });
    assert.doesNotMatch(
      profile,
      /network|appleevent|pasteboard|SecurityServer|securityd|iokit|procargs/,
    );
    assert.equal(profile.match(/mach-lookup/g)?.length, 1);
    assert.doesNotMatch(
      profile,
      /\(allow (?:default|file\*|file-read\*|file-write\*|sysctl-read|mach-lookup)\)/,
    );
  });
  test('shows what the job needs, and of a hidden folder what is named', () => {
    const profile = buildFor({});
    for (const path of [
      '/usr/lib/x.dylib',
      '/opt/node',
      '/opt/app/node_modules/x',
      '/private/tmp/run-1/a.mjs',
    ]) {
      assert.equal(mayRead(profile, path), true, path);
    }
    assert.equal(mayRead(profile, '/opt/app/secret.ts'), false);
  });
  test('lets a run write to its temporary folder, and a command to its own', () => {
    assert.deepEqual(
      listWrites(buildFor({})).filter(line => !line.includes('"/dev/')),
      ['(allow file-read* file-write* (subpath "/private/tmp/run-1/.tmp"))'],
    );
    assert.ok(
      listWrites(buildFor({ writable: true })).some(line => line.includes('"/private/tmp/run-1")')),
    );
  });
  test('a name of a folder ends no rule', () => {
    const profile = buildFor({ readable: ['/opt/a") (allow default) ("', '/opt/b\\'] });
    assert.ok(profile.includes('(subpath "/opt/a\\") (allow default) (\\"")'));
    assert.ok(profile.includes('(subpath "/opt/b\\\\")'));
    assert.ok(profile.split('\n').every(line => /^(?:\(| {2}\().*\)$/.test(line)));
  });
  test('is given to the system’s program, in front of the limits and the command', () => {
    const { file, args, env, cwd } = createSeatbelt().wrap({ ...JOB, scratch: '/tmp' });
    const line = [file, ...args];
    const at = line.indexOf('/usr/bin/sandbox-exec');
    assert.deepEqual(line.slice(at, at + 2), ['/usr/bin/sandbox-exec', '-p']);
    assert.match(line[at + 2]!, /^\(version 1\)/);
    assert.deepEqual(line.slice(-2), ['/opt/node', 'a.mjs']);
    assert.deepEqual(env, { LANG: 'C', TMPDIR: '/tmp/.tmp' });
    assert.equal(cwd, '/tmp');
  });
});
