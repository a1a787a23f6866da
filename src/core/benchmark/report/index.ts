/** The door of `core/benchmark/report`: what other rooms may use of it. */
export { describeState } from './describeConditions.ts';
export { renderHtml } from './renderHtml.ts';
export { formatRate, renderMarkdown } from './renderMarkdown.ts';
