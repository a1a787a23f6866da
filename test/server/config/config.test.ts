/** The environment of `serve` becomes a configuration, or one message that names all that is wrong. */
import assert from 'node:assert/strict';
import { SETTINGS } from '../../../src/protocol/settings/index.ts';
import { parseConfig } from '../../../src/server/config/config.ts';

function parsed(env: Record<string, string>) {
  const result = parseConfig(env);
  if (!result.ok) throw new Error(result.message);
  return result.config;
}

/** What the message says of `env`; empty where nothing is wrong. */
function complaint(env: Record<string, string>): string {
  const result = parseConfig(env);
  return result.ok ? '' : result.message;
}

const ids = (env: Record<string, string>) => parsed(env).providers.map(({ id }) => id);

suite('configuration', () => {
  test('an empty environment looks for the local servers only', () => {
    assert.deepEqual(ids({}), ['ollama', 'lmstudio', 'llamacpp']);
    assert.deepEqual(ids({ OPENAI_API_KEY: ' ', LOCALLAMA_PROVIDERS: '' }), ids({}));
  });

  test('a key adds its provider, and goes to the secrets', () => {
    const config = parsed({ OPENROUTER_API_KEY: 'sk-or-1', OPENAI_API_KEY: 'sk-2' });
    assert.deepEqual(
      config.providers.map(({ id }) => id),
      ['ollama', 'lmstudio', 'llamacpp', 'openai', 'openrouter'],
    );
    assert.deepEqual(config.secrets, ['sk-2', 'sk-or-1']);
  });

  test('a local server that is off is not looked for', () => {
    assert.deepEqual(ids({ OLLAMA_ENDPOINT: 'off', LM_STUDIO_ENDPOINT: 'OFF' }), ['llamacpp']);
  });

  test('the defaults are those of the table', () => {
    for (const { id, baseUrl } of parsed({ OPENROUTER_API_KEY: 'k', OPENAI_API_KEY: 'k' })
      .providers) {
      const defaults = Object.values(SETTINGS).map(setting => setting.default);
      assert.ok(defaults.includes(baseUrl), id);
    }
  });

  test('the last slash of an address does not count', () => {
    assert.equal(
      parsed({ OLLAMA_ENDPOINT: 'http://box:1/' }).providers[0]?.baseUrl,
      'http://box:1',
    );
  });

  test('an own end point may be another one of a built-in kind, of its tier', () => {
    const own = { id: 'box', kind: 'ollama', baseUrl: 'http://box:11434/', tier: 'local' };
    const said = (more: object) => ({ LOCALLAMA_PROVIDERS: JSON.stringify([{ ...own, ...more }]) });
    const { kind, id, baseUrl } = parsed(said({})).providers.at(-1)!;
    assert.deepEqual([kind, id, baseUrl], ['ollama', 'box', 'http://box:11434']);
    assert.equal(parsed(said({ kind: undefined })).providers.at(-1)?.kind, 'custom');
    assert.match(complaint(said({ kind: 'nobody' })), /"nobody", which is none of ollama, /);
    assert.match(complaint(said({ kind: 'openrouter' })), /"openrouter", which is none of/);
    assert.match(complaint(said({ tier: 'paid' })), /whose tier must be "local"/);
  });

  test('own end points have a key from the variable that they name', () => {
    const own = [{ id: 'mine', baseUrl: 'http://box/v1', apiKeyEnv: 'MY_KEY', tier: 'paid' }];
    const config = parsed({ LOCALLAMA_PROVIDERS: JSON.stringify(own), MY_KEY: 'sk-mine' });
    assert.equal(config.providers.at(-1)?.apiKey, 'sk-mine');
    assert.deepEqual(config.secrets, ['sk-mine']);
  });

  test('amounts are whole nano-dollars, rounded up', () => {
    const { limits } = parsed({ LOCALLAMA_BUDGET_DAILY_USD: '0.1', TOKEN_BUDGET: '1000000' });
    assert.deepEqual(limits, { dailyNanoUsd: 100_000_000, monthlyTokens: 1_000_000 });
  });

  test('globs are separated by commas and lines, not by commas in braces', () => {
    const { localOnly } = parsed({ LOCALLAMA_LOCAL_ONLY: '**/*.{pem,key}, secrets/**\n.env' });
    assert.deepEqual(localOnly, ['**/*.{pem,key}', 'secrets/**', '.env']);
  });

  test('a list of globs in JSON is read as one, and a folder called [id] is none', () => {
    const read = (raw: string) => parsed({ LOCALLAMA_LOCAL_ONLY: raw }).localOnly;
    assert.deepEqual(read('["*.env", "!a.env", "k/**"]'), ['*.env', '!a.env', 'k/**']);
    assert.deepEqual(read('[id]/**, app/[id]'), ['[id]/**', 'app/[id]']);
  });

  test('globs with semicolons between them are refused, since they name nothing', () => {
    const result = parseConfig({ LOCALLAMA_LOCAL_ONLY: 'secrets/**;*.pem' });
    assert.match(result.ok ? '' : result.message, /LOCALLAMA_LOCAL_ONLY .*commas/);
  });

  test('rules are read, and what is left out rules nothing', () => {
    const nothing = { pins: [], forbidden: [], pool: null, qualityFloor: 0 };
    assert.deepEqual(parsed({}).rules, nothing);
    const pins = [{ model: 'ollama/a', kind: 'fix', glob: 'src/**' }];
    const raw = JSON.stringify({ pins, pool: ['b'], qualityFloor: 0.5 });
    const rules = { ...nothing, pins, pool: ['b'], qualityFloor: 0.5 };
    assert.deepEqual(parsed({ LOCALLAMA_RULES: raw }).rules, rules);
  });

  test('what a folder asks for holds for its own files: globs there, and its check before an outer one', () => {
    const rules = [{ folder: '/w/b', localOnly: ['/x', '~/y'], forbidden: ['m'], command: 'make' }];
    const config = parsed({
      LOCALLAMA_FOLDERS: JSON.stringify(rules),
      LOCALLAMA_VERIFY_COMMAND: 'npm test',
      LOCALLAMA_WORKSPACE: '/w',
    });
    assert.deepEqual(config.localOnly, ['/w/b/**/x', '~/y']);
    assert.deepEqual(config.folderRules, rules);
    assert.deepEqual(config.rules.forbidden, []);
    assert.deepEqual(config.verification.projects, [
      { root: '/w/b', command: 'make' },
      { root: '/w', command: 'npm test' },
    ]);
  });

  test("the project's check has its folder, and the weaker sandbox is refused unless allowed", () => {
    const { projects, weakSandbox } = parsed({}).verification;
    assert.deepEqual([projects, weakSandbox], [[], false]);
    const set = parsed({
      LOCALLAMA_VERIFY_COMMAND: 'npm test',
      LOCALLAMA_WORKSPACE: '/shop',
      LOCALLAMA_WEAK_SANDBOX: 'allow',
    }).verification;
    assert.deepEqual(set, {
      projects: [{ root: '/shop', command: 'npm test' }],
      weakSandbox: true,
      secondAnswer: true,
    });
  });

  test('what may hold a key is never quoted', () => {
    const said = complaint({
      OLLAMA_ENDPOINT: 'http://me:hunter2@box',
      LM_STUDIO_ENDPOINT: 'http://box/?key=hunter2',
      LOCALLAMA_PROVIDERS: '[{"id":"x","apiKey":"hunter2"}]',
      OPENAI_API_KEY: 'hunter2\nhunter2',
    });
    for (const name of ['OLLAMA_ENDPOINT', 'LM_STUDIO', 'LOCALLAMA_PROVIDERS', 'OPENAI_API_KEY']) {
      assert.match(said, new RegExp(name));
    }
    assert.doesNotMatch(said, /hunter2/);
    assert.doesNotMatch(complaint({ LOCALLAMA_PROVIDERS: '{"apiKey": hunter2' }), /hunter2/);
  });

  function wrong(env: Record<string, string>, ...expected: readonly RegExp[]) {
    test(`${JSON.stringify(env)} is refused`, () => {
      for (const pattern of expected) assert.match(complaint(env), pattern);
    });
  }
  wrong({ MAX_PARALLEL_TASKS: '0' }, /MAX_PARALLEL_TASKS must be a whole number from 1/);
  wrong({ MAX_PARALLEL_TASKS: '1e999' }, /MAX_PARALLEL_TASKS/);
  wrong({ LOCALLAMA_BUDGET_DAILY_USD: 'NaN' }, /DAILY_USD must be a number/, /received "NaN"/);
  wrong({ LOCALLAMA_BUDGET_PROJECT_USD: '1' }, /LOCALLAMA_PROJECT must name the project/);
  wrong(
    { OLLAMA_ENDPOINT: 'http://me:pw@box' },
    /OLLAMA_ENDPOINT must be an http or https address/,
  );
  wrong({ LOCALLAMA_PROVIDERS: '[{"id":"ollama"}]' }, /LOCALLAMA_PROVIDERS/);
  wrong(
    { LOCALLAMA_PROVIDERS: '[{"id":"openai","baseUrl":"http://box/v1","tier":"paid"}]' },
    /"openai", which is taken/,
  );
  wrong({ LOCALLAMA_RULES: '{pins' }, /LOCALLAMA_RULES must be JSON/);
  wrong({ LOCALLAMA_RULES: '{"forbiden":["x"]}' }, /LOCALLAMA_RULES is wrong/, /forbiden/);
  wrong({ LOCALLAMA_RULES: '{"pins":[{"model":"a","kind":"dance"}]}' }, /kind/, /"explain"/);
  wrong({ LOCALLAMA_RULES: '{"pool":[]}' }, /must name a model, or be null/);
  wrong({ LOCALLAMA_RULES: '{"qualityFloor":70}' }, /qualityFloor/, /<=1/);
  wrong({ LOCALLAMA_VERIFY_COMMAND: 'x' }, /LOCALLAMA_WORKSPACE must name the folder/);
  wrong({ LOCALLAMA_WEAK_SANDBOX: 'yes' }, /LOCALLAMA_WEAK_SANDBOX must be one of refuse, allow/);
  wrong({ DEFAULT_PRIORITY: 'x', LOCALLAMA_LOG_LEVEL: 'y' }, /DEFAULT_PRIORITY/, /LOG_LEVEL/);
});
