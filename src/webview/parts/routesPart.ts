/** The last routes: which model, why, and what it cost. */
import {
  describeResult,
  describeTier,
  formatAge,
  formatCost,
  isFailure,
  type SpendResource,
  type TaskResult,
} from '../../protocol/index.ts';
import { makeButton, makeElement, makeEmptyNote, makeSection } from '../dom.ts';
import type { PanelPart, SendMessage } from '../part.ts';

type Route = SpendResource['recent'][number];

/** The newest ones; the ledger has the rest. */
const MAX_ROUTES = 12;

export const routesPart: PanelPart = {
  name: 'routes',
  data: ({ spend }) => spend?.recent,
  draw: ({ spend }, send) => {
    if (!spend) return [];
    const routes = spend.recent.slice(0, MAX_ROUTES);
    const body = routes.length
      ? makeElement('ol', { class: 'routes' }, ...routes.map(route => renderRouteItem(route, send)))
      : makeEmptyNote(
          'Nothing was routed yet. Select some code and run "Edit or Explain with LocalLama…".',
        );
    return [makeSection('last-routes', 'Last routes', body)];
  },
};

function renderRouteItem(route: Route, send: SendMessage): HTMLElement {
  const { model, tier, cost, at, reason, state, result, proof, client } = route;
  const name = model.split('/').slice(1).join('/') || model;
  return makeElement(
    'li',
    {},
    makeElement(
      'div',
      { class: 'row' },
      makeElement('span', { class: 'name', title: model }, name),
      makeElement('span', { class: `tier ${tier}` }, describeTier(tier)),
      makeElement('span', { class: 'cost' }, state === 'running' ? 'running' : formatCost(cost)),
    ),
    reason ? makeElement('p', { class: 'reason' }, reason) : undefined,
    makeElement(
      'div',
      { class: 'row' },
      makeElement('time', { datetime: at, title: new Date(at).toLocaleString() }, formatWhen(at)),
      client ? makeElement('span', { class: 'hint' }, `· by ${client}`) : undefined,
      result ? renderResultMark(result, proof) : undefined,
      state === 'done' ? renderWhyButton(route, send) : undefined,
    ),
  );
}

function renderWhyButton({ task_id: taskId, model }: Route, send: SendMessage): HTMLElement {
  const button = makeButton('Why', () => send({ kind: 'whyThisModel', taskId }), false);
  button.setAttribute('aria-label', `Why ${model}`);
  return button;
}

/** What went well is said quietly. */
function renderResultMark(result: TaskResult, proof: Route['proof']): HTMLElement {
  const said = describeResult(result, proof);
  return isFailure(result)
    ? makeElement('span', { class: 'tier bad' }, said)
    : makeElement('span', { class: 'hint' }, `· ${said}`);
}

/** In days at the most; what is older has a date. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

function formatWhen(iso: string): string {
  const ms = Date.now() - Date.parse(iso);
  return ms < MAX_AGE_MS ? formatAge(ms) : new Date(iso).toLocaleDateString();
}
