/** Runs one task under a notification that says how far it is, and can be cancelled. */
import type { RouteTaskInput } from '../../protocol/tools/index.ts';
import type { RouteResult, Session } from '../server/index.ts';
import { showProgress } from '../show/index.ts';
import { describeProgress, type Received, receiveProgress } from './describeProgress.ts';
import { callRouteTask } from './routeCall.ts';

/** Asks for `input`; the result is cancelled when the person cancels. */
export function routeWithProgress(
  session: Session,
  input: RouteTaskInput,
  title: string,
): Promise<RouteResult> {
  return showProgress(title, (report, signal) => {
    let received: Received = { model: '', text: '' };
    report('Choosing a model.');
    return callRouteTask(session, input, signal, note => {
      received = receiveProgress(received, note);
      const message = describeProgress(received, note);
      if (message !== undefined) report(message);
    });
  });
}
