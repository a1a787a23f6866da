/** `LocalLama: Ask`: a question without code, answered in words. */
import { askForText } from '../show/index.ts';
import type { RouteRequest } from './routeRequest.ts';
import type { RouteDependencies } from './routeSelection.ts';

/** The title in the progress notification. */
const TITLE_CHARS = 40;

type Parts = Pick<RouteDependencies, 'requests' | 'answers'>;

/** Asks the person, then a model. Resolves when the answer is shown; never rejects. */
export async function ask(parts: Parts): Promise<void> {
  const typed = await askForText({
    title: 'LocalLama: Ask',
    prompt: 'The cheapest model that will do answers. No code of yours is sent along.',
    placeHolder: 'e.g. How do I debounce a function in TypeScript?',
  });
  const question = typed?.trim();
  if (question) await parts.requests.run(makeRequest(parts, question));
}

function makeRequest({ requests, answers }: Parts, question: string): RouteRequest {
  return {
    title: shortenTitle(question),
    words: question,
    input: { task: question, context_length: 0 },
    show: async output => {
      await answers.show(question, output);
      return '';
    },
    renew: async words => makeRequest({ requests, answers }, words),
  };
}

/** The editor puts a colon behind it. */
function shortenTitle(question: string): string {
  return question.length > TITLE_CHARS
    ? `${question.slice(0, TITLE_CHARS)}…`
    : question.replace(/\.$/, '');
}
