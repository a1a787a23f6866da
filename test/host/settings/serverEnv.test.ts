/** What reaches the server: settings as they are, and a key only where it belongs. */
import assert from 'node:assert/strict';
import {
  type BoundKey,
  fillServerEnv,
  listKeyHolders,
} from '../../../src/host/settings/serverEnv.ts';
import {
  SETTING_IDS,
  SETTINGS as SETTINGS_TABLE,
  type SettingValues,
} from '../../../src/protocol/settings/index.ts';

/** As they are when nothing is set, but for the two local end points that are not asked. */
const SETTINGS = {
  ...Object.fromEntries(SETTING_IDS.map(id => [id, SETTINGS_TABLE[id].default])),
  'endpoints.lmStudio': '',
  'endpoints.llamaCpp': '',
} as SettingValues;
const PLACE = { home: '/home/me/state', project: 'shop', folderRules: [], weakSandbox: false };
const OPENROUTER: BoundKey = {
  env: 'OPENROUTER_API_KEY',
  origin: 'https://openrouter.ai',
  key: 'sk-or-1',
};
const OWN: BoundKey = { env: 'VLLM_KEY', origin: 'https://vllm.example', key: 'sk-vllm' };
const vllm = (baseUrl: string) =>
  ({ id: 'vllm', baseUrl, apiKeyEnv: 'VLLM_KEY', tier: 'paid' }) as const;

function check(
  name: string,
  given: { readonly settings?: Partial<SettingValues>; readonly keys?: readonly BoundKey[] },
  wanted: Readonly<Record<string, string | undefined>>,
  problems: number,
) {
  test(name, () => {
    const settings = { ...SETTINGS, ...given.settings };
    const filled = fillServerEnv(settings, given.keys ?? [], PLACE);
    for (const [variable, value] of Object.entries(wanted)) {
      assert.equal(filled.env[variable], value, variable);
    }
    assert.equal(filled.problems.length, problems, filled.problems.join('\n'));
    for (const { key } of given.keys ?? []) assert.ok(!filled.problems.join().includes(key));
  });
}

suite('server environment', () => {
  check(
    'has the settings, and nothing for an empty one',
    {},
    {
      OLLAMA_ENDPOINT: 'http://127.0.0.1:11434',
      LM_STUDIO_ENDPOINT: undefined,
      LOCALLAMA_HOME: '/home/me/state',
      LOCALLAMA_PROJECT: 'shop',
      TOKEN_BUDGET: undefined,
      OPENROUTER_API_KEY: undefined,
    },
    0,
  );
  check(
    'keeps a budget of zero, which forbids paid calls',
    { settings: { 'budgets.dailyUsd': 0, 'budgets.monthlyUsd': 2.5 } },
    { LOCALLAMA_BUDGET_DAILY_USD: '0', LOCALLAMA_BUDGET_MONTHLY_USD: '2.5' },
    0,
  );
  check(
    'writes globs one a line, so that a comma inside one is kept',
    { settings: { localOnly: ['**/{a,b}/**', 'secrets/**'] } },
    { LOCALLAMA_LOCAL_ONLY: '**/{a,b}/**\nsecrets/**' },
    0,
  );
  check(
    'has the rules in one variable, where an empty pool is all models',
    {
      settings: {
        'rules.pins': [{ model: 'ollama/a', language: 'rust' }],
        'rules.forbidden': ['b'],
        'rules.qualityFloor': 0.5,
      },
    },
    {
      LOCALLAMA_RULES:
        '{"pins":[{"model":"ollama/a","language":"rust"}],"forbidden":["b"],"pool":null,"qualityFloor":0.5}',
    },
    0,
  );
  check(
    'has the timers that are set, in seconds',
    { settings: { 'timeouts.idle': 7.5, 'timeouts.task': 60 } },
    {
      LOCALLAMA_TIMEOUT_IDLE_S: '7.5',
      LOCALLAMA_TIMEOUT_TASK_S: '60',
      LOCALLAMA_TIMEOUT_CONNECT_S: undefined,
    },
    0,
  );
  check(
    'has no check of the project where there is no folder, and no consent that nobody gave',
    { settings: { 'verify.command': 'npm test' } },
    { LOCALLAMA_VERIFY_COMMAND: undefined, LOCALLAMA_WEAK_SANDBOX: undefined },
    0,
  );

  test('has the check with the folder that it runs in', () => {
    const settings = { ...SETTINGS, 'verify.command': 'npm test' };
    const place = { ...PLACE, folder: '/home/me/shop', folderRules: [], weakSandbox: true };
    const { env } = fillServerEnv(settings, [], place);
    assert.equal(env.LOCALLAMA_VERIFY_COMMAND, 'npm test');
    assert.equal(env.LOCALLAMA_WORKSPACE, '/home/me/shop');
    assert.equal(env.LOCALLAMA_WEAK_SANDBOX, 'allow');
  });

  check(
    'hands a key to the end point that it was entered for',
    { keys: [OPENROUTER] },
    { OPENROUTER_API_KEY: 'sk-or-1' },
    0,
  );
  check(
    'holds a key back when the end point moved, and says so',
    { keys: [OPENROUTER], settings: { 'endpoints.openRouter': 'https://elsewhere.example/v1' } },
    { OPENROUTER_API_KEY: undefined, OPENROUTER_ENDPOINT: 'https://elsewhere.example/v1' },
    1,
  );
  check(
    'hands a key to an own provider',
    { keys: [OWN], settings: { providers: [vllm('https://vllm.example/v1')] } },
    {
      VLLM_KEY: 'sk-vllm',
      LOCALLAMA_PROVIDERS: JSON.stringify([vllm('https://vllm.example/v1')]),
    },
    0,
  );
  check(
    'takes the name of the key from a provider at another origin, http for https included',
    { keys: [OWN], settings: { providers: [vllm('http://vllm.example/v1')] } },
    {
      VLLM_KEY: undefined,
      LOCALLAMA_PROVIDERS: JSON.stringify([
        { id: 'vllm', baseUrl: 'http://vllm.example/v1', tier: 'paid' },
      ]),
    },
    1,
  );
  check(
    'does not let a provider borrow the key of OpenRouter',
    {
      keys: [OPENROUTER],
      settings: {
        providers: [
          { id: 'x', baseUrl: 'https://x.example', apiKeyEnv: 'OPENROUTER_API_KEY', tier: 'paid' },
        ],
      },
    },
    {
      OPENROUTER_API_KEY: 'sk-or-1',
      LOCALLAMA_PROVIDERS: JSON.stringify([
        { id: 'x', baseUrl: 'https://x.example', tier: 'paid' },
      ]),
    },
    1,
  );

  test('never sets a variable that is no key', () => {
    const providers = [{ ...vllm('https://vllm.example'), apiKeyEnv: 'NODE_OPTIONS' }];
    const names = listKeyHolders({ ...SETTINGS, providers }).map(({ env }) => env);
    assert.deepEqual(names, ['OPENROUTER_API_KEY', 'OPENAI_API_KEY']);
  });

  test("leaves a project's budget out where there is no project", () => {
    const settings = { ...SETTINGS, 'budgets.projectUsd': 3 };
    const { env } = fillServerEnv(settings, [], {
      home: '/state',
      folderRules: [],
      weakSandbox: false,
    });
    assert.equal(env.LOCALLAMA_BUDGET_PROJECT_USD, undefined);
    assert.equal(fillServerEnv(settings, [], PLACE).env.LOCALLAMA_BUDGET_PROJECT_USD, '3');
  });
});
