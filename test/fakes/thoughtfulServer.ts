/**
 * A program: an end point that answers properly after so many milliseconds, in a process of its
 * own, so that it goes on while the test's process is busy. Arguments: dialect, delay. Prints its
 * port.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultServer } from './faultServer.ts';
import type { DialectName } from './speech.ts';

const [dialect, delayMs] = process.argv.slice(2);
const server = await startFaultServer(dialect as DialectName);
server.fault = async ({ response, speaks }) => {
  await sleep(Number(delayMs));
  speaks.answer(response);
};
console.log(new URL(server.url).port);
