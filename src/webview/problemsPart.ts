/** What is wrong and what to do about it: the server, the ledger, the alerts. Usually nothing. */
import type { PanelSnapshot } from '../protocol/panel.ts';
import { button, element } from './dom.ts';
import type { Part, Send } from './panel.ts';

export const problemsPart: Part = {
  name: 'problems',
  data: ({ server, spend }) => [server, spend?.ledger, spend?.alerts],
  draw: (snapshot, send) => [
    ...serverProblem(snapshot, send),
    ...ledgerProblem(snapshot, send),
    ...otherAlerts(snapshot).map(({ level, message }) => banner(level, message)),
  ],
};

/** The ledger's problem is an alert, too, and has its own place here. */
function otherAlerts({ spend }: PanelSnapshot) {
  const told = spend?.ledger.problem;
  return (spend?.alerts ?? []).filter(({ message }) => !told || !message.includes(told));
}

type Level = 'info' | 'warning' | 'error';

function serverProblem({ server }: PanelSnapshot, send: Send): readonly HTMLElement[] {
  const restart = button('Restart Server', () => send({ kind: 'restartServer' }), true);
  const log = button('Show Log', () => send({ kind: 'showLog' }), false);
  switch (server.state) {
    case 'failed': {
      const settings = button('Open Settings', () => send({ kind: 'openSettings' }), false);
      return [banner('error', server.why, restart, settings, log)];
    }
    case 'stopped':
      return [banner('warning', 'The server has stopped.', restart)];
    case 'starting':
    case 'running':
      return [];
  }
}

function ledgerProblem({ spend }: PanelSnapshot, send: Send): readonly HTMLElement[] {
  if (!spend || spend.ledger.healthy) return [];
  const confirm = button('Confirm New Ledger…', () => send({ kind: 'confirmNewLedger' }), true);
  const why = spend.ledger.problem ?? 'The ledger cannot be trusted: paid calls are refused.';
  return [
    banner(
      'error',
      why,
      ...(spend.ledger.kind === 'lost' ? [confirm] : []),
      button('Show Log', () => send({ kind: 'showLog' }), false),
    ),
  ];
}

const MARKS: Readonly<Record<Level, string>> = {
  info: 'Note',
  warning: 'Warning',
  error: 'Problem',
};

function banner(level: Level, message: string, ...buttons: readonly HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: `banner ${level}` },
    element('strong', {}, MARKS[level]),
    element('p', {}, message),
    buttons.length ? element('div', { class: 'buttons' }, ...buttons) : undefined,
  );
}
