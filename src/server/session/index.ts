/** The door of `server/session`: what other rooms may use of it. */
export { type AskUser, createAskUser } from './askUser.ts';
export { type ChangeEvents, type ChangeTopic, createChangeEvents } from './changeEvents.ts';
export { type ClientHabits, findClientHabits } from './clientHabits.ts';
export { createMessageLimit, MAX_MESSAGE_BYTES, type MessageId } from './createMessageLimit.ts';
export { createProgressReporter } from './createProgressReporter.ts';
export { gatherWrites } from './gatherWrites.ts';
export { createLogger, type Logger } from './logger.ts';
export { nameAgent } from './nameAgent.ts';
export { ToolError } from './toolError.ts';
