/** The door of `webview/parts`: what other rooms may use of it. */
export { benchmarksPart } from './benchmarksPart.ts';
export { endpointsPart } from './endpointsPart.ts';
export { modelsPart } from './modelsPart.ts';
export { problemsPart } from './problemsPart.ts';
export { routesPart } from './routesPart.ts';
export { spendPart } from './spendPart.ts';
