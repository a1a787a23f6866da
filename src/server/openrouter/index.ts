/** The door of `server/openrouter`: what other rooms may use of it. */
export { createOpenRouterAccount, type OpenRouterAccount } from './account.ts';
export { computeAgreement, createBillChecker, formatUtcDay } from './bill.ts';
