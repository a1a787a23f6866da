/** Stands before an Ollama and writes down what it answered, by the last message that it was sent. */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  readonly url: string;
  /** By prompt: the texts in order. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  stop(): Promise<void>;
}

export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const answers = new Map<string, string[]>();
  const server = http.createServer((incoming, response) => {
    void relay(target, incoming, response, answers).catch(error => response.destroy(error));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function relay(
  target: string,
  incoming: http.IncomingMessage,
  response: http.ServerResponse,
  answers: Map<string, string[]>,
): Promise<void> {
  const body = (await incoming.toArray()).join('');
  const { method = 'GET', url = '/' } = incoming;
  const given = { method, ...(body !== '' && { body }) };
  const answer = await fetch(target + url, given);
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? 'application/json';
  response.writeHead(answer.status, { 'content-type': type }).end(text);
  if (url !== '/api/chat') return;
  const prompt = JSON.parse(body).messages.at(-1).content as string;
  const lines = text.split('\n').filter(Boolean);
  const said = lines.map(line => JSON.parse(line).message?.content ?? '').join('');
  answers.set(prompt, [...(answers.get(prompt) ?? []), said]);
}
