/** The manifest and the code name the same things, both ways. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { TASK_KINDS } from '../../src/core/types.ts';
import {
  COMMANDS,
  CONTEXT_KEYS,
  MCP_PROVIDER,
  MODEL_VENDOR,
  PANEL_VIEW,
  PROPOSAL_SCHEME,
  VIEW_CONTAINER,
} from '../../src/host/contributions.ts';
import { SETTINGS } from '../../src/protocol/settings/index.ts';

const { contributes, capabilities } = manifest;
const ROOT = join(import.meta.dirname, '../../..');
const properties: Readonly<
  Record<string, { scope?: string; markdownDescription?: string; default?: unknown }>
> = Object.assign({}, ...contributes.configuration.map(group => group.properties));

interface Pins {
  readonly 'locallama.rules.pins': {
    readonly items: { readonly properties: { readonly kind: { readonly enum: unknown } } };
  };
}

suite('manifest', () => {
  test('declares exactly the commands that the code registers', () => {
    const declared = contributes.commands.map(({ command }) => command);
    assert.deepEqual(new Set(declared), new Set<string>(Object.values(COMMANDS)));
  });

  test('declares the vendor of the models in the picker, with a command that is there', () => {
    const [vendor, ...others] = contributes.languageModelChatProviders;
    assert.deepEqual(others, []);
    assert.equal(vendor?.vendor, MODEL_VENDOR);
    assert.ok(Object.values<string>(COMMANDS).includes(vendor?.managementCommand ?? ''));
  });

  test('declares exactly the settings that the code reads', () => {
    const read = Object.keys(SETTINGS).map(name => `locallama.${name}`);
    assert.deepEqual(new Set(Object.keys(properties)), new Set(read));
  });

  test('says of each setting what it does, and has a default for it', () => {
    for (const [name, { markdownDescription, default: fallback }] of Object.entries(properties)) {
      assert.match(markdownDescription ?? '', /\w.*\.$/, name);
      assert.notEqual(fallback, undefined, name);
    }
  });

  test('lets a workspace set only what makes things stricter, and the check of its own code', () => {
    const open = Object.entries(properties).filter(([, { scope }]) => scope !== 'application');
    const tighter = [
      ...['budgets.projectUsd', 'defaultPriority', 'localOnly', 'verify.command'],
      ...['rules.forbidden', 'rules.qualityFloor'],
    ];
    assert.deepEqual(
      new Set(open.map(([name]) => name)),
      new Set(tighter.map(name => `locallama.${name}`)),
    );
  });

  test('restricts, in an untrusted workspace, every setting but the two that only tighten', () => {
    const tightening = ['locallama.budgets.projectUsd', 'locallama.localOnly'];
    const wanted = Object.keys(properties).filter(name => !tightening.includes(name));
    const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual(new Set(restrictedConfigurations), new Set(wanted));
  });

  test('offers the kinds of task that the router knows', () => {
    const { 'locallama.rules.pins': pins } = properties as unknown as Pins;
    assert.deepEqual(pins.items.properties.kind.enum, TASK_KINDS);
  });

  test('declares the view, its container and the MCP provider that the code names', () => {
    assert.equal(contributes.viewsContainers.activitybar[0]?.id, VIEW_CONTAINER);
    assert.equal(contributes.views[VIEW_CONTAINER][0]?.id, PANEL_VIEW);
    assert.equal(contributes.mcpServerDefinitionProviders[0]?.id, MCP_PROVIDER);
  });

  test('uses only known context keys and schemes in its conditions', () => {
    const conditions = JSON.stringify([contributes.menus, contributes.keybindings]);
    const keys = new Set(conditions.match(/locallama\.has\w+/g));
    assert.deepEqual([...keys], Object.values(CONTEXT_KEYS));
    const schemes = new Set(conditions.match(/(?<=resourceScheme [!=]= )[\w-]+/g));
    assert.deepEqual([...schemes], [PROPOSAL_SCHEME]);
  });

  test('no id of a command is written out in the code but in the list', () => {
    const ids = Object.values(COMMANDS);
    for (const file of globSync('src/{host,webview}/**/*.ts', { cwd: ROOT })) {
      if (file.endsWith('contributions.ts')) continue;
      const text = readFileSync(join(ROOT, file), 'utf8');
      for (const id of ids) assert.ok(!text.includes(`'${id}'`), `${file} writes out ${id}`);
    }
  });
});
