/** The door of `providers/http`: what other rooms may use of it. */

export { type Clock, SYSTEM_CLOCK } from './clock.ts';
export { LOCAL_DISCOVERY_LIMITS, REMOTE_DISCOVERY_LIMITS } from './discoveryLimits.ts';
export {
  askAnswer,
  askJson,
  describeBody,
  type Endpoint,
  openEndpoint,
  parseJson,
} from './endpoint.ts';
export { findErrorInBody, findErrorInEvent } from './errorInBody.ts';
export { type FinishReason, isFinish, resolveFinish } from './finishReason.ts';
export {
  type Fields,
  readCount,
  readFields,
  readList,
  readNumber,
  readSize,
  readString,
} from './jsonReaders.ts';
export { makeCallFailure } from './makeCallFailure.ts';
export {
  buildMessages,
  buildPlainPrompt,
  buildPromptFields,
  buildTools,
  type ChatMessage,
} from './messages.ts';
export { isPrivateOrigin } from './privateOrigin.ts';
export { readProxies } from './proxies.ts';
export { refusePage } from './refusePage.ts';
export {
  addLogprobs,
  createLogprobSums,
  type LogprobSums,
  readConfidence,
} from './tokenConfidence.ts';
export { readText, type WireAnswer } from './transport.ts';
export { TransportError } from './transportError.ts';
export { Watchdog } from './watchdog.ts';
