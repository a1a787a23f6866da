/**
 * A program: an end point that pours out 200 MB as the answer to every completion. In a process of
 * its own, so that the memory that a test measures is the client's alone. Prints its port.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DialectName, SPEAKS } from './speech.ts';

const TOTAL_BYTES = 200 * 1024 * 1024;

export const POURS = ['big-events', 'endless-line', 'tiny-events'] as const;
type Pour = (typeof POURS)[number];

if (import.meta.main) {
  const [dialect, pour] = process.argv.slice(2) as [DialectName, Pour];
  const speaks = SPEAKS[dialect];
  const part = Buffer.from(
    {
      'big-events': speaks.piece('x'.repeat(60_000)),
      'endless-line': 'x'.repeat(65_536),
      'tiny-events': speaks.piece('xy').repeat(500),
    }[pour],
  );
  const server = http.createServer((request, response) => {
    request.resume();
    response.on('error', () => {});
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
