/** Whose word counts: the person's, and a workspace's only where it is stricter. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { readSettings } from '../../../src/host/settings/settings.ts';
import { SETTINGS } from '../../../src/protocol/settings/index.ts';

type Values = Readonly<Record<string, unknown>>;

const DEFAULTS: Values = {
  ...Object.fromEntries(Object.keys(SETTINGS).map(name => [name, ''])),
  localOnly: [],
  'rules.forbidden': [],
  'rules.qualityFloor': 0,
  'budgets.projectUsd': null,
  defaultPriority: 'cost',
};

function read(own: Values, workspace: Values, isTrusted: boolean) {
  const inspect = (name: string) => ({
    key: name,
    defaultValue: DEFAULTS[name],
    globalValue: own[name],
    workspaceValue: workspace[name],
  });
  const getConfiguration = () => ({ inspect }) as unknown as vscode.WorkspaceConfiguration;
  return readSettings({ getConfiguration, isTrusted });
}

suite('settings', () => {
  test("an end point, a provider and a limit of the workspace's are not looked at", () => {
    const hostile = {
      'endpoints.openRouter': 'https://evil.example',
      providers: [{ id: 'evil', baseUrl: 'https://evil.example', tier: 'local' }],
      'budgets.dailyUsd': 1_000,
    };
    const settings = read({ 'endpoints.openRouter': 'https://openrouter.ai' }, hostile, true);
    assert.equal(settings['endpoints.openRouter'], 'https://openrouter.ai');
    assert.equal(settings.providers, '');
    assert.equal(settings['budgets.dailyUsd'], '');
  });

  test('a workspace adds globs and cannot remove any', () => {
    const settings = read({ localOnly: ['a/**'] }, { localOnly: ['b/**'] }, false);
    assert.deepEqual(settings.localOnly, ['a/**', 'b/**']);
  });

  test("of two limits for the project the lower counts, whoever's it is", () => {
    const limit = (own: number | undefined, workspace: number | undefined) =>
      read({ 'budgets.projectUsd': own }, { 'budgets.projectUsd': workspace }, true)[
        'budgets.projectUsd'
      ];
    assert.equal(limit(2, 5), 2);
    assert.equal(limit(5, 2), 2);
    assert.equal(limit(undefined, 2), 2);
    assert.equal(limit(0, 2), 0);
    assert.equal(limit(undefined, undefined), null);
  });

  test("the project's check is the workspace's or the person's, and none without trust", () => {
    const command = (own: Values, workspace: Values, isTrusted: boolean) =>
      read(own, workspace, isTrusted)['verify.command'];
    const [mine, its] = [{ 'verify.command': 'mine' }, { 'verify.command': 'its' }];
    assert.equal(command(mine, its, true), 'its');
    assert.equal(command(mine, {}, true), 'mine');
    assert.equal(command(mine, its, false), '');
    assert.equal(command({}, its, false), '');
  });

  test('a trusted workspace forbids models and raises the floor; pins and pool are the person alone', () => {
    const its = {
      ...{ 'rules.forbidden': ['b'], 'rules.qualityFloor': 0.6 },
      ...{ 'rules.pins': [{ model: 'dear' }], 'rules.pool': ['dear'] },
    };
    const mine = { 'rules.forbidden': ['a'], 'rules.qualityFloor': 0.5 };
    const rules = (own: Values, isTrusted: boolean) => {
      const settings = read(own, its, isTrusted);
      return [settings['rules.forbidden'], settings['rules.qualityFloor']];
    };
    assert.deepEqual(rules(mine, true), [['a', 'b'], 0.6]);
    assert.deepEqual(rules({ ...mine, 'rules.qualityFloor': 0.9 }, true), [['a', 'b'], 0.9]);
    assert.deepEqual(rules(mine, false), [['a'], 0.5]);
    const settings = read({}, its, true);
    assert.deepEqual([settings['rules.pins'], settings['rules.pool']], ['', '']);
  });

  test('a priority of the workspace counts only when it is trusted', () => {
    const workspace = { defaultPriority: 'quality' };
    assert.equal(read({}, workspace, true).defaultPriority, 'quality');
    assert.equal(read({}, workspace, false).defaultPriority, 'cost');
  });
});
