/** A process that starts a model server, prints its process id, and waits to be killed. */
import { startModelServer, TINYCODER } from '../start.ts';

const { pid } = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
console.log(pid);
