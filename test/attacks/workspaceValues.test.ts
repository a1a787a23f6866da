/** What a workspace sets is checked before it counts: it neither stops the server nor loosens anything. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { fillServerEnv } from '../../src/host/settings/serverEnv.ts';
import { readWindowSettings } from '../../src/host/settings/settings.ts';
import { SETTING_IDS, SETTINGS, type SettingId } from '../../src/protocol/settings/index.ts';
import { parseConfig } from '../../src/server/config/index.ts';
import { tallySuite } from './tally.ts';

type Values = { readonly [K in SettingId]?: unknown };

const OWN: Values = {
  localOnly: ['secrets/**'],
  'rules.forbidden': ['dear'],
  'budgets.projectUsd': 5,
};

function read(workspace: Values, isTrusted = true) {
  const inspect = (id: SettingId) => ({
    key: id,
    defaultValue: SETTINGS[id].default,
    globalValue: OWN[id],
    workspaceValue: workspace[id],
  });
  const getConfiguration = () => ({ inspect }) as unknown as vscode.WorkspaceConfiguration;
  const rest = { workspaceFile: undefined, workspaceFolders: undefined };
  return readWindowSettings({ getConfiguration, isTrusted, ...rest }, () => true);
}

function start(workspace: Values, isTrusted = true) {
  const { values, folders, problems } = read(workspace, isTrusted);
  const place = {
    home: '/tmp/x',
    project: 'p',
    folder: '/tmp',
    folderRules: folders,
    weakSandbox: false,
  };
  const { env } = fillServerEnv(values, [], place);
  for (const [name, value] of Object.entries(env)) {
    assert.ok(!value.includes('\0'), name);
    assert.ok(Buffer.byteLength(value) < 120_000, `${name} is too long for a process`);
  }
  const parsed = parseConfig({ ...env });
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
  return { config: parsed.config, problems };
}

/** Values of wrong shapes, for any setting. */
const WRONG: readonly unknown[] = [
  ...[
    true,
    {},
    { length: 3 },
    [[]],
    [{}],
    [null],
    [1],
    -1,
    Number.NaN,
    1e308,
    '',
    'x\0y',
    ['x\0y'],
  ],
  ...[
    '[Repair](command:x)',
    ['a;b'],
    ['a\n!secrets/**'],
    ['!secrets/**'],
    ['"!secrets/**"'],
    [' !a'],
  ],
  ...[['a,!secrets/**'], ['a, "!secrets/**"'], Array(20_000).fill('x/**'), ['x'.repeat(100_000)]],
  ...[Array.from({ length: 999 }, (_, at) => `${'é'.repeat(290)}${at}`), 'npm test\nrm -rf ~'],
  ...['x'.repeat(5_000), '\u202enpm test', 'secrets/**', JSON.parse('{"__proto__": ["x"]}')],
];

const OPEN = SETTING_IDS.filter(id => SETTINGS[id].workspace !== 'never');

tallySuite('values of a workspace', ({ attack, neighbour }) => {
  for (const id of OPEN) {
    for (const [at, value] of WRONG.entries()) {
      const shown = JSON.stringify(value).slice(0, 30);
      attack(`${id} as ${at}: ${shown} stops and loosens nothing`, () => {
        for (const isTrusted of [true, false]) {
          const { config } = start({ [id]: value }, isTrusted);
          assert.ok(config.localOnly.includes('secrets/**'));
          assert.ok(!config.localOnly.some(glob => /^["']?\s*!/.test(glob)));
          assert.ok(
            config.localOnly.every(glob => glob.length > 1),
            'letters of a text',
          );
          assert.ok(config.rules.forbidden.includes('dear'));
          assert.ok((config.limits.projectNanoUsd ?? 0) <= 5e9);
          assert.ok(config.rules.qualityFloor >= 0);
        }
      });
    }
  }

  attack('a wrong type is named with its setting', () => {
    const { problems } = start({
      localOnly: 'secrets2/**',
      'budgets.projectUsd': '[x](command:y)',
    });
    assert.equal(problems.length, 2);
    assert.match(problems[0] ?? '', /locallama\.budgets\.projectUsd, which must be a number/);
    assert.match(problems[1] ?? '', /locallama\.localOnly, which must be a list/);
  });
  attack('20,000 globs are refused and named', () => {
    const globs = Array.from({ length: 20_000 }, (_, at) => `${at}/**`);
    const { problems, config } = start({ localOnly: globs });
    assert.match(problems.join(), /localOnly, which must have at most 1000 entries/);
    assert.deepEqual(config.localOnly, ['secrets/**']);
  });
  attack('settings that are the user’s alone are not looked at', () => {
    const its = Object.fromEntries(
      SETTING_IDS.filter(id => !OPEN.includes(id)).map(id => [id, 'https://evil.example']),
    );
    const { problems, config } = start(its);
    assert.deepEqual(problems, []);
    assert.deepEqual({ ...config, folders: [] }, { ...start({}).config, folders: [] });
  });

  neighbour('what is stricter counts', () => {
    const globs = ['a/**', '**/{b,c}/**', '[id]', '!(x)/**'];
    const { config, problems } = start({
      ...{ localOnly: globs, 'budgets.projectUsd': 2, 'rules.forbidden': ['x'] },
      ...{
        'rules.qualityFloor': 0.7,
        defaultPriority: 'quality',
        'verify.command': 'npm run -s t',
      },
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(config.localOnly, ['secrets/**', ...globs]);
    assert.equal(config.limits.projectNanoUsd, 2e9);
    assert.deepEqual(config.rules.forbidden, ['dear', 'x']);
    assert.equal(config.rules.qualityFloor, 0.7);
    assert.equal(config.priority, 'quality');
    assert.deepEqual(config.verification.projects, [{ root: '/tmp', command: 'npm run -s t' }]);
  });
  neighbour('an empty list and no check are nothing wrong', () => {
    assert.deepEqual(start({ localOnly: [], 'verify.command': '' }).problems, []);
  });
});
