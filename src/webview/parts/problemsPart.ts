/** What is wrong and what to do about it: the server, the ledger, the alerts. Usually nothing. */
import { LEDGER_ALERTS, type PanelSnapshot } from '../../protocol/index.ts';
import { makeButton, makeElement } from '../dom.ts';
import type { PanelPart, SendMessage } from '../part.ts';

export const problemsPart: PanelPart = {
  name: 'problems',
  data: ({ server, spend }) => [server, spend?.ledger, spend?.alerts],
  draw: (snapshot, send) => [
    ...renderServerProblem(snapshot, send),
    ...renderLedgerProblem(snapshot, send),
    ...listOtherAlerts(snapshot).map(({ level, message }) => renderBanner(level, message)),
  ],
};

/** The ledger's problem is an alert, too, and has its own place here. */
function listOtherAlerts({ spend }: PanelSnapshot) {
  const isTold = spend?.ledger.problem !== undefined;
  return (spend?.alerts ?? []).filter(({ key }) => !isTold || !key.startsWith(LEDGER_ALERTS));
}

type Level = 'info' | 'warning' | 'error';

function renderServerProblem({ server }: PanelSnapshot, send: SendMessage): readonly HTMLElement[] {
  const restart = makeButton('Restart Server', () => send({ kind: 'restartServer' }), true);
  const log = makeButton('Show Log', () => send({ kind: 'showLog' }), false);
  switch (server.state) {
    case 'failed': {
      const settings = makeButton('Open Settings', () => send({ kind: 'openSettings' }), false);
      return [renderBanner('error', server.why, restart, settings, log)];
    }
    case 'stopped':
      return [renderBanner('warning', 'The server has stopped.', restart)];
    case 'starting':
    case 'running':
      return [];
  }
}

function renderLedgerProblem({ spend }: PanelSnapshot, send: SendMessage): readonly HTMLElement[] {
  if (!spend || spend.ledger.healthy) return [];
  const confirm = makeButton('Confirm New Ledger…', () => send({ kind: 'confirmNewLedger' }), true);
  const why = spend.ledger.problem ?? 'The ledger cannot be trusted: paid calls are refused.';
  return [
    renderBanner(
      'error',
      why,
      ...(spend.ledger.kind === 'lost' ? [confirm] : []),
      makeButton('Show Log', () => send({ kind: 'showLog' }), false),
    ),
  ];
}

const MARKS: Readonly<Record<Level, string>> = {
  info: 'Note',
  warning: 'Warning',
  error: 'Problem',
};

function renderBanner(
  level: Level,
  message: string,
  ...buttons: readonly HTMLElement[]
): HTMLElement {
  return makeElement(
    'div',
    { class: `banner ${level}` },
    makeElement('strong', {}, MARKS[level]),
    makeElement('p', {}, message),
    buttons.length ? makeElement('div', { class: 'buttons' }, ...buttons) : undefined,
  );
}
