/** The door of `host/chat`: what other rooms may use of it. */
export { Answers } from './answers.ts';
export { describeCandidate } from './describeCandidate.ts';
export { formatFactsLine } from './routeFacts.ts';
