/** Takes the person's word on answers from the extension's connection. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { OutcomeNotification } from '../protocol/index.ts';
import type { Services } from './services.ts';

/** An unknown task or verdict is passed over: a notification has no answer. */
export function serveLearning(server: Server, { learning }: Pick<Services, 'learning'>): void {
  server.setNotificationHandler(OutcomeNotification, ({ params }) =>
    learning.judge(params.task_id, params.verdict === 'discarded' ? 'discarded' : 'applied'),
  );
}
