/**
 * The panel's page: draws whatever snapshot came last, and sends back what was clicked.
 *
 * A part is drawn anew only when its data changed, so that the keyboard's focus and a selection of
 * text survive the others' changes.
 */
import type { FromPanel, PanelSnapshot, ToPanel } from '../protocol/index.ts';
import type { PanelPart, SendMessage } from './part.ts';
import {
  benchmarksPart,
  endpointsPart,
  modelsPart,
  problemsPart,
  routesPart,
  spendPart,
} from './parts/index.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void };
const PARTS: readonly PanelPart[] = [
  problemsPart,
  spendPart,
  routesPart,
  endpointsPart,
  modelsPart,
  benchmarksPart,
];

/** Times like "2 min ago" are drawn anew this often. */
const TICK_MS = 60_000;

const api = acquireVsCodeApi();
const send: SendMessage = message => api.postMessage(message);
const root = document.getElementById('panel')!;
const slots = PARTS.map(part => {
  const slot = document.createElement('div');
  slot.id = part.name;
  if (part === problemsPart) slot.setAttribute('role', 'status');
  root.append(slot);
  return { part, slot, drawn: '' };
});
let newest: PanelSnapshot = { server: { state: 'starting' } };

window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
  if (event.data.kind !== 'snapshot') return;
  newest = event.data.snapshot;
  draw();
});
setInterval(draw, TICK_MS);
draw();
send({ kind: 'ready' });

function draw(): void {
  const minute = Math.floor(Date.now() / TICK_MS);
  for (const slot of slots) {
    const wanted = JSON.stringify([slot.part.data(newest), slot.part === routesPart && minute]);
    if (wanted === slot.drawn) continue;
    slot.drawn = wanted;
    slot.slot.replaceChildren(...slot.part.draw(newest, send));
  }
}
