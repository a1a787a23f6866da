/** The door of `server/spend`: what other rooms may use of it. */
export { findDueAlerts } from './spendAlerts.ts';
export { watchLedger } from './watchLedger.ts';
export { watchTroubles } from './watchTroubles.ts';
