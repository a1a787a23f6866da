/** What each model was used for: calls, tokens, cost; and how many more could be asked. */
import {
  describeTier,
  formatSpent,
  type ModelsResource,
  type SpendResource,
} from '../../protocol/index.ts';
import { makeElement, makeEmptyNote, makeSection } from '../dom.ts';
import type { PanelPart } from '../part.ts';

type ModelSpend = SpendResource['models'][number];

/** The dearest ones; "locallama spend" lists all. */
const MAX_MODELS = 15;

export const modelsPart: PanelPart = {
  name: 'models',
  data: ({ spend, models }) => [spend?.models, models?.models.length, [...collectTrainers(models)]],
  draw: ({ spend, models }) => {
    if (!spend) return [];
    const shown = spend.models.slice(0, MAX_MODELS);
    const known = models?.models.length ?? 0;
    const body = shown.length
      ? renderModelTable(shown, collectTrainers(models))
      : makeEmptyNote(`No model has been called yet; ${known} can be asked now.`);
    return [makeSection('used-models', 'Models used', body)];
  },
};

/** Models of hosts that may train on what is sent. */
function collectTrainers(models: ModelsResource | undefined): ReadonlySet<string> {
  const training = (models?.models ?? []).filter(({ may_train_on_data }) => may_train_on_data);
  return new Set(training.map(({ id }) => id));
}

function renderModelTable(
  models: readonly ModelSpend[],
  training: ReadonlySet<string>,
): HTMLElement {
  const head = makeElement(
    'tr',
    {},
    makeElement('th', { scope: 'col' }, 'Model'),
    makeElement('th', { scope: 'col', class: 'number' }, 'Calls'),
    makeElement('th', { scope: 'col', class: 'number' }, 'Cost'),
  );
  return makeElement(
    'table',
    {},
    makeElement('thead', {}, head),
    makeElement(
      'tbody',
      {},
      ...models.map(model => renderModelRow(model, training.has(model.model))),
    ),
  );
}

function renderModelRow(model: ModelSpend, trains: boolean): HTMLElement {
  const tokens = `${model.input_tokens} tokens in, ${model.output_tokens} out`;
  return makeElement(
    'tr',
    { title: `${tokens} (${describeTier(model.tier)})` },
    makeElement(
      'th',
      { scope: 'row', class: 'model' },
      model.model,
      trains ? ' ' : undefined,
      trains ? renderTrainsLabel() : undefined,
    ),
    makeElement('td', { class: 'number' }, String(model.calls)),
    makeElement('td', { class: 'number' }, model.tier === 'paid' ? formatSpent(model) : 'free'),
  );
}

function renderTrainsLabel(): HTMLElement {
  const title =
    'Its host may train on what is sent. The setting locallama.freeModels can forbid it.';
  return makeElement('span', { class: 'tier warn', title }, 'may train on your data');
}
