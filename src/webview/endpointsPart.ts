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
      ? element('ul', { class: 'endpoints' }, ...providers.map(provider => endpointItem(provider)))
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
  down: 'down',
  unknown: 'not asked yet',
};

function endpointItem({ id, origin, state, models, problem }: ProviderStatus): HTMLElement {
  const count = models === 1 ? '1 model' : `${models} models`;
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'row' },
      element('span', { class: `dot ${state}`, 'aria-hidden': 'true' }),
      element('span', { class: 'name', title: origin }, id),
      element('span', { class: 'cost' }, state === 'up' ? `up · ${count}` : STATES[state]),
    ),
    state === 'down' && problem ? element('p', { class: 'reason' }, problem) : undefined,
  );
}
