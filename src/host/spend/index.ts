/** The door of `host/spend`: what other rooms may use of it. */

export { exportSpending } from './exportSpending.ts';
export { registerPanel } from './panel.ts';
export { showAlertNotices } from './showAlertNotices.ts';
export { showCostMeter } from './showCostMeter.ts';
