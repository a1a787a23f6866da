/** Names of the chat's request, in plain data: whoever only sends one loads no schema. */

export const CHAT_METHOD = 'locallama/chat';

/** In place of a model's id: the one that suits the conversation. */
export const AUTO_MODEL = 'auto';
