/**
 * A program: an end point that pours out 200 MB as the answer to every completion, in the way that
 * the name of the model says. In a process of its own, so that the memory that a test measures is
 * the client's alone. Prints its port.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DialectName, SPEAKS } from './speech.ts';

const TOTAL_BYTES = 200 * 1024 * 1024;

export const POURS = ['big-events', 'endless-line', 'tiny-events'] as const;
type Pour = (typeof POURS)[number];

if (import.meta.main) {
  const speaks = SPEAKS[process.argv[2] as DialectName];
  const parts: Readonly<Record<Pour, Buffer>> = {
    'big-events': Buffer.from(speaks.piece('x'.repeat(60_000))),
    'endless-line': Buffer.from('x'.repeat(65_536)),
    'tiny-events': Buffer.from(speaks.piece('xy').repeat(500)),
  };
  const server = http.createServer(async (request, response) => {
    response.on('error', () => {});
    const asked: Buffer[] = [];
    for await (const chunk of request) asked.push(chunk as Buffer);
    const { model } = JSON.parse(Buffer.concat(asked).toString()) as { readonly model: Pour };
    const part = parts[model];
    response.writeHead(200, { 'content-type': speaks.contentType });
    let sent = 0;
    const more = () => {
      while (!response.destroyed && sent < TOTAL_BYTES) {
        sent += part.length;
        if (!response.write(part)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
}
