/** `locallama serve` with the greeting that the build would have made: for tests of the sources. */
import { buildGreeting } from '../../../src/server/greeting/buildGreeting.ts';
import { serve } from '../../../src/server/main.ts';

process.exit(await serve(process.env, '0', await buildGreeting('0')));
