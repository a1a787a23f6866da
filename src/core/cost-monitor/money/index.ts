/** The door of `core/cost-monitor/money`: what other rooms may use of it. */
export { choosePrice } from './choosePrice.ts';
export { type CallSize, estimateCost } from './estimate.ts';
export {
  convertLimitToNano,
  convertNanoToUsd,
  parseUsd,
  parseUsdPerToken,
} from './money.ts';
export { loadPriceList } from './priceList.ts';
export { computeCost, computeExpectedCost, computeWorstCost } from './pricing.ts';
