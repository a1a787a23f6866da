/** The last routes: which model, why, and what it cost. */
import type { SpendResource } from '../protocol/resources.ts';
import {
  describeResult,
  describeTier,
  formatCost,
  isFailure,
  type TaskResult,
} from '../protocol/shownMoney.ts';
import { element, empty, section } from './dom.ts';
import type { Part } from './panel.ts';

type Route = SpendResource['recent'][number];

/** The newest ones; the ledger has the rest. */
const MAX_ROUTES = 12;

export const routesPart: Part = {
  name: 'routes',
  data: ({ spend }) => spend?.recent,
  draw: ({ spend }) => {
    if (!spend) return [];
    const routes = spend.recent.slice(0, MAX_ROUTES);
    const body = routes.length
      ? element('ol', { class: 'routes' }, ...routes.map(routeItem))
      : empty('Nothing was routed yet. Select some code and run "LocalLama: Route Selection".');
    return [section('last-routes', 'Last routes', body)];
  },
};

function routeItem(route: Route): HTMLElement {
  const { model, tier, cost, at, reason, state, result } = route;
  const name = model.split('/').slice(1).join('/') || model;
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'name', title: model }, name),
      element('span', { class: `tier ${tier}` }, describeTier(tier)),
      element('span', { class: 'cost' }, state === 'running' ? 'running' : formatCost(cost)),
    ),
    reason ? element('p', { class: 'reason' }, reason) : undefined,
    element(
      'div',
      { class: 'row' },
      element('time', { datetime: at, title: new Date(at).toLocaleString() }, ago(at)),
      result ? resultMark(result) : undefined,
    ),
  );
}

/** What went well is said quietly. */
function resultMark(result: TaskResult): HTMLElement {
  const said = describeResult(result);
  return isFailure(result)
    ? element('span', { class: 'tier bad' }, said)
    : element('span', { class: 'hint' }, `· ${said}`);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

function ago(iso: string): string {
  const ms = Date.now() - Date.parse(iso);
  if (ms < MINUTE_MS) return 'just now';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ago`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h ago`;
  if (ms < WEEK_MS) return `${Math.floor(ms / DAY_MS)} d ago`;
  return new Date(iso).toLocaleDateString();
}
