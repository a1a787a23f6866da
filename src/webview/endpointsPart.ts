/** Which end points answer, and what to do where one does not. */
import type { ProviderStatus } from '../protocol/resources.ts';
import { button, element, empty, section } from './dom.ts';
import type { Part, Send } from './panel.ts';

export const endpointsPart: Part = {
  name: 'endpoints',
  data: ({ status }) => status?.providers,
  draw: ({ status }, send) => {
    if (!status) return [];
    const { providers } = status;
    const body = providers.length
      ? element(
          'ul',
          { class: 'endpoints' },
          ...providers.map(provider => endpointItem(provider, send)),
        )
      : empty('No end point is set.');
    const noneUp = !providers.some(({ state }) => state === 'up');
    return [section('end-points', 'End points', noneUp ? advice(send) : undefined, body)];
  },
};

function advice(send: Send): HTMLElement {
  return element(
    'div',
    { class: 'advice' },
    empty(
      'No model can be asked yet. Start Ollama, LM Studio or llama.cpp, or set a key for a remote one.',
    ),
    element(
      'div',
      { class: 'buttons' },
      button('Set API Key…', () => send({ kind: 'setApiKey' }), true),
      button('Refresh', () => send({ kind: 'refresh' }), false),
    ),
  );
}

const STATES: Readonly<Record<ProviderStatus['state'], string>> = {
  up: 'up',
  down: 'not reached',
  unknown: 'not asked yet',
};

function endpointItem(provider: ProviderStatus, send: Send): HTMLElement {
  const { id, origin, state, models, problem } = provider;
  const count = models === 1 ? '1 model' : `${models} models`;
  const row = [
    element('span', { class: `dot ${state}`, 'aria-hidden': 'true' }),
    element('span', { class: 'name', title: origin }, id),
    element('span', { class: 'cost' }, state === 'up' ? `up · ${count}` : STATES[state]),
  ];
  if (state !== 'down') return element('li', {}, element('div', { class: 'row' }, ...row));
  return element(
    'li',
    {},
    element(
      'details',
      {},
      element('summary', { class: 'row' }, ...row),
      problem ? element('p', { class: 'reason' }, problem) : undefined,
      element('p', { class: 'reason' }, ADVICE[id] ?? OTHER_ADVICE),
      button('Open Settings', () => send({ kind: 'openSettings' }), false),
    ),
  );
}

/** What to do, by the ids of the end points that there are without any setting. */
const ADVICE: Readonly<Record<string, string>> = {
  ollama: 'If you use Ollama, start it with "ollama serve", or correct its address.',
  lmstudio: 'If you use LM Studio, start its server in the Developer tab, or correct its address.',
  llamacpp: 'If you use llama.cpp, start "llama-server", or correct its address.',
};
const OTHER_ADVICE = 'Check its address, its key and your connection.';
