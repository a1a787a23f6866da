/** Takes the person's word on answers, and the request to forget, from the extension's connection. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ForgetRequest, OutcomeNotification } from '../protocol/learning.ts';
import type { Services } from './services.ts';

export function serveLearning(server: Server, { learning }: Pick<Services, 'learning'>): void {
  server.setNotificationHandler(OutcomeNotification, ({ params }) =>
    learning.judge(params.task_id, params.verdict === 'discarded' ? 'discarded' : 'applied'),
  );
  server.setRequestHandler(ForgetRequest, async () => ({ forgotten: await learning.forget() }));
}
