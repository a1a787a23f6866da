/** The door of `protocol/chat`: what other rooms may use of it. */
export {
  type ChatTurnInput,
  type ChatTurnParams,
  ChatTurnRequest,
  type ChatTurnResult,
  chatTurnResult,
} from './chatTurn.ts';
export { AUTO_MODEL, CHAT_METHOD } from './method.ts';
