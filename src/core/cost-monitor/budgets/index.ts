/** The door of `core/cost-monitor/budgets`: what other rooms may use of it. */
export {
  AGENT_WINDOW_MS,
  computeAgentsLeft,
  findAgentRefusal,
  type HeldCost,
} from './agentLimit.ts';
export { type Alert, type AlertSettings, type HourSpend, listDueAlerts } from './alerts.ts';
export {
  type BudgetUseLookup,
  combineLimits,
  findBudgetRefusal,
  isBoundByMoney,
  isCountable,
  LIMIT_NAMES,
} from './budget.ts';
export { findTightestBudget } from './findTightestBudget.ts';
export {
  chooseTighterLimit,
  computeHeadroom,
  type Headroom,
  readRefusedHeadroom,
  shareHeadroom,
  UNLIMITED,
} from './headroom.ts';
export {
  type CalendarPeriod,
  chooseBookingDay,
  computePeriodKeys,
  createCalendar,
  createTimeFormatter,
  findFirstDay,
  findLastBelievedDay,
  findNextFirstDay,
  findStartOfDay,
  resolveTimeZone,
} from './periods.ts';
export { forecastQuotaEnd } from './quotaForecast.ts';
export { computeBooking } from './settlement.ts';
