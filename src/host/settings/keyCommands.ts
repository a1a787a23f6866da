/** `Set API Key…` and `Remove API Key…`: the only ways by which a key comes in and goes. */
import * as vscode from 'vscode';
import { askForText, pickItem, showNotice } from '../show/index.ts';
import { type ApiKeys, findKeyProblem } from './apiKeys.ts';
import { type KeyHolder, listKeyHolders } from './serverEnv.ts';
import { readOwnSettings } from './settings.ts';

/** Asks for a provider and its key, and keeps the key. The server restarts by the storage's event. */
export async function setApiKey(keys: ApiKeys): Promise<void> {
  const holder = await pickHolder(keys, 'Whose key do you want to set?');
  if (!holder) return;
  if (holder.origin === '') {
    const message = `The end point of ${holder.title} is not an address. Correct it in the settings first.`;
    void showNotice('error', message);
    return;
  }
  const typed = await askForText({
    title: `API key for ${holder.title}`,
    prompt: `It is kept in VS Code's secret storage and sent only to ${holder.origin}.`,
    placeHolder: 'Paste the key',
    password: true,
    findProblem: value => (value === '' ? undefined : findKeyProblem(value.trim())),
  });
  if (typed === undefined || findKeyProblem(typed.trim()) !== undefined) return;
  const kept = await keys.store({ env: holder.env, origin: holder.origin, key: typed.trim() });
  if (kept) {
    void showNotice('info', `LocalLama keeps the key for ${holder.title}.`);
  } else {
    void showNotice(
      'error',
      'VS Code could not keep the key: this system has no working keyring. See "Troubleshooting keychain issues" in the VS Code documentation.',
    );
  }
}

/** Asks which key is to go, and removes it. */
export async function removeApiKey(keys: ApiKeys): Promise<void> {
  const stored = await keys.all();
  if (stored.length === 0) {
    void showNotice('info', 'LocalLama has no API key.');
    return;
  }
  const titles = new Map(readKeyHolders().map(({ env, title }) => [env, title]));
  const picked = await pickItem(
    stored.map(({ env, origin }) => ({
      label: titles.get(env) ?? env,
      description: `entered for ${origin}`,
      env,
    })),
    { title: 'Remove API Key', placeHolder: 'Whose key is to be removed?' },
  );
  if (!picked) return;
  await keys.remove(picked.env);
  void showNotice('info', `The key for ${picked.label} is removed.`);
}

function readKeyHolders(): readonly KeyHolder[] {
  return listKeyHolders(readOwnSettings(vscode.workspace));
}

async function pickHolder(keys: ApiKeys, placeHolder: string): Promise<KeyHolder | undefined> {
  const stored = await keys.all();
  const items = readKeyHolders().map(holder => {
    const bound = stored.find(({ env }) => env === holder.env);
    const state = !bound
      ? ''
      : bound.origin === holder.origin
        ? 'key is set'
        : 'set for another address';
    return { label: holder.title, description: state, detail: holder.origin, holder };
  });
  const picked = await pickItem(items, { title: 'Set API Key', placeHolder });
  return picked?.holder;
}
