/**
 * Warnings about money that are due once, in one window: a notification of our own, sent only to
 * clients that say they show it, so that a client that does not can't use a warning up.
 */

/** Key in the client's `experimental` capabilities. */
export const ALERTS_CAPABILITY = 'locallama/alerts';
export const ALERT_METHOD = 'notifications/locallama/alert';

/** Keys of warnings begin with it that tell of the ledger itself: `spend.ledger.problem` does, too. */
export const LEDGER_ALERTS = 'ledger/';

/** Parameters of the notification. */
export interface AlertNotice {
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}
