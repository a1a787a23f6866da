/** What each model was used for: calls, tokens, cost; and how many more could be asked. */
import type { ModelsResource, SpendResource } from '../protocol/resources.ts';
import { describeTier, formatSpent } from '../protocol/shownMoney.ts';
import { element, empty, section } from './dom.ts';
import type { Part } from './panel.ts';

type ModelSpend = SpendResource['models'][number];

/** The dearest ones; "locallama spend" lists all. */
const MAX_MODELS = 15;

export const modelsPart: Part = {
  name: 'models',
  data: ({ spend, models }) => [spend?.models, models?.models.length, [...trainers(models)]],
  draw: ({ spend, models }) => {
    if (!spend) return [];
    const shown = spend.models.slice(0, MAX_MODELS);
    const known = models?.models.length ?? 0;
    const body = shown.length
      ? modelTable(shown, trainers(models))
      : empty(`No model has been called yet; ${known} can be asked now.`);
    return [section('used-models', 'Models used', body)];
  },
};

/** Models whose host may train on what is sent. */
function trainers(models: ModelsResource | undefined): ReadonlySet<string> {
  const training = (models?.models ?? []).filter(({ may_train_on_data }) => may_train_on_data);
  return new Set(training.map(({ id }) => id));
}

function modelTable(models: readonly ModelSpend[], training: ReadonlySet<string>): HTMLElement {
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, 'Model'),
    element('th', { scope: 'col', class: 'number' }, 'Calls'),
    element('th', { scope: 'col', class: 'number' }, 'Cost'),
  );
  return element(
    'table',
    {},
    element('thead', {}, head),
    element('tbody', {}, ...models.map(model => modelRow(model, training.has(model.model)))),
  );
}

function modelRow(model: ModelSpend, trains: boolean): HTMLElement {
  const tokens = `${model.input_tokens} tokens in, ${model.output_tokens} out`;
  return element(
    'tr',
    { title: `${tokens} (${describeTier(model.tier)})` },
    element(
      'th',
      { scope: 'row', class: 'model' },
      model.model,
      trains ? ' ' : undefined,
      trains ? trainsLabel() : undefined,
    ),
    element('td', { class: 'number' }, String(model.calls)),
    element('td', { class: 'number' }, model.tier === 'paid' ? formatSpent(model) : 'free'),
  );
}

function trainsLabel(): HTMLElement {
  const title =
    'Its host may train on what is sent. The setting locallama.freeModels can forbid it.';
  return element('span', { class: 'tier warn', title }, 'may train on your data');
}
