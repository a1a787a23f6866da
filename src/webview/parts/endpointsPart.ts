/** Which end points answer, and what to do where one does not. */
import type { ProviderStatus } from '../../protocol/index.ts';
import { makeButton, makeElement, makeEmptyNote, makeSection } from '../dom.ts';
import type { PanelPart, SendMessage } from '../part.ts';

export const endpointsPart: PanelPart = {
  name: 'endpoints',
  data: ({ status }) => status?.providers,
  draw: ({ status }, send) => {
    if (!status) return [];
    const { providers } = status;
    const body = providers.length
      ? makeElement(
          'ul',
          { class: 'endpoints' },
          ...providers.map(provider => renderEndpointItem(provider, send)),
        )
      : makeEmptyNote('No end point is set.');
    const noneUp = !providers.some(({ state }) => state === 'up');
    return [makeSection('end-points', 'End points', noneUp ? renderAdvice(send) : undefined, body)];
  },
};

function renderAdvice(send: SendMessage): HTMLElement {
  return makeElement(
    'div',
    { class: 'advice' },
    makeEmptyNote(
      'No model can be asked yet. Start Ollama, LM Studio or llama.cpp, or set a key for a remote one.',
    ),
    makeElement(
      'div',
      { class: 'buttons' },
      makeButton('Set API Key…', () => send({ kind: 'setApiKey' }), true),
      makeButton('Refresh', () => send({ kind: 'refresh' }), false),
    ),
  );
}

const STATES: Readonly<Record<ProviderStatus['state'], string>> = {
  up: 'up',
  down: 'not reached',
  unknown: 'not asked yet',
};

function renderEndpointItem(provider: ProviderStatus, send: SendMessage): HTMLElement {
  const { id, origin, state, models, problem, advice = OTHER_ADVICE } = provider;
  const count = models === 1 ? '1 model' : `${models} models`;
  const row = [
    makeElement('span', { class: `dot ${state}`, 'aria-hidden': 'true' }),
    makeElement('span', { class: 'name', title: origin }, id),
    makeElement('span', { class: 'cost' }, state === 'up' ? `up · ${count}` : STATES[state]),
  ];
  if (state !== 'down') return makeElement('li', {}, makeElement('div', { class: 'row' }, ...row));
  return makeElement(
    'li',
    {},
    makeElement(
      'details',
      {},
      makeElement('summary', { class: 'row' }, ...row),
      problem ? makeElement('p', { class: 'reason' }, problem) : undefined,
      makeElement('p', { class: 'reason' }, advice),
      makeButton('Open Settings', () => send({ kind: 'openSettings' }), false),
    ),
  );
}

/** Where only the user knows what stands behind it. */
const OTHER_ADVICE = 'Check its address, its key and your connection.';
