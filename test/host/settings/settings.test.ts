/** Whose word counts: the person's, and a workspace's only where it is stricter. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { readOwnSettings, readWindowSettings } from '../../../src/host/settings/settings.ts';
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
  const rest = { workspaceFile: undefined, workspaceFolders: undefined };
  return readWindowSettings({ getConfiguration, isTrusted, ...rest }, () => true).values;
}

interface Window {
  readonly own?: Values;
  readonly workspace?: Values;
  readonly folders?: Readonly<Record<string, Values>>;
  readonly isTrusted?: boolean;
  readonly agreed?: readonly string[];
}

/** A workspace with a file of its own, and what its folders say. */
function readWindow({ own = {}, workspace = {}, folders = {}, ...rest }: Window) {
  const getConfiguration = (_: unknown, scope: { readonly fsPath: string } | null) => {
    const inspect = (name: string) => ({
      key: name,
      defaultValue: DEFAULTS[name],
      globalValue: own[name],
      workspaceValue: workspace[name],
      workspaceFolderValue: folders[scope?.fsPath ?? '']?.[name],
    });
    return { inspect } as unknown as vscode.WorkspaceConfiguration;
  };
  const workspaceFolders = Object.keys(folders).map(fsPath => ({ uri: { fsPath }, name: 'it' }));
  const given = { getConfiguration, isTrusted: rest.isTrusted ?? true, workspaceFile: {} };
  return readWindowSettings({ ...given, workspaceFolders } as never, command =>
    (rest.agreed ?? []).includes(command),
  );
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

  test('a folder of several asks for its own files, and only for what is stricter', () => {
    const its = {
      ...{ localOnly: ['b/**'], 'rules.forbidden': ['x'], 'rules.qualityFloor': 0.5 },
      ...{ 'verify.command': 'make', 'endpoints.ollama': 'http://evil', defaultPriority: 'speed' },
    };
    const folders = { '/w/a': {}, '/w/b': its };
    const trusted = readWindow({ folders, agreed: ['make'] });
    assert.deepEqual(trusted.folders, [
      { folder: '/w/b', localOnly: ['b/**'], forbidden: ['x'], qualityFloor: 0.5, command: 'make' },
    ]);
    assert.deepEqual(trusted.values, readWindow({ folders: {} }).values);
    const foreign = readWindow({ folders, isTrusted: false, agreed: ['make'] });
    assert.deepEqual(foreign.folders, [{ folder: '/w/b', localOnly: ['b/**'] }]);
  });

  test('a check that the workspace or a folder names runs after a yes to these very words', () => {
    const given = {
      own: { 'verify.command': 'mine' },
      workspace: { 'verify.command': 'npm test' },
      folders: { '/w/a': { 'verify.command': 'make' } },
    };
    const first = readWindow(given);
    assert.equal(first.values['verify.command'], 'mine');
    assert.deepEqual(first.folders, []);
    assert.deepEqual(first.unagreed, ['npm test', 'make']);
    const agreed = readWindow({ ...given, agreed: ['npm test', 'npm  test'] });
    assert.equal(agreed.values['verify.command'], 'npm test');
    assert.deepEqual(agreed.unagreed, ['make']);
    assert.deepEqual(agreed.problems, []);
  });

  test('what the user wrote wrongly stays for the server to name, whatever a workspace adds', () => {
    const { values } = readWindow({
      own: { localOnly: 'secrets', 'budgets.projectUsd': 'five' },
      workspace: { localOnly: ['a'], 'budgets.projectUsd': 5 },
    });
    assert.equal(values.localOnly, 'secrets');
    assert.equal(values['budgets.projectUsd'], 'five');
  });

  test('without any workspace the settings are the user’s alone', () => {
    const inspect = () => ({ key: '', globalValue: 'mine', workspaceValue: 'its' });
    const getConfiguration = () => ({ inspect }) as unknown as vscode.WorkspaceConfiguration;
    assert.equal(readOwnSettings({ getConfiguration }).localOnly, 'mine');
  });
});
