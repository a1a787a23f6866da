/** What a model is asked: a commit's own words about the code before it, or a function without its body. */
import { wrapInFence } from '../../answer/index.ts';

interface ShownCode {
  readonly file: string;
  readonly language: string;
  readonly code: string;
}

/** Words of tools about the commit, and not about the change. */
const TRAILER =
  /^(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)+:|\(cherry picked from |Merge |git-svn-id:|Change-Id:).*$/gm;
const MAX_MESSAGE_CHARS = 4_000;

export function describeChange(message: string, { file, language, code }: ShownCode): string {
  const said = message.replace(TRAILER, '').trim().slice(0, MAX_MESSAGE_CHARS);
  return `Change this code of ${file} as is asked here:\n\n${said}\n\nAnswer with the whole of the code below, changed. Nothing else of the project changes, and its tests are to pass.\n\n${wrapInFence(code, language)}`;
}

export function describeFunction(name: string, { file, language, code }: ShownCode): string {
  return `Write the body of ${name} in ${file}: it is to do what its name, its parameters, its comments and the code around it say. Answer with the whole of the code below, its body written.\n\n${wrapInFence(code, language)}`;
}

/** Whether a message says more than that there is a commit. */
export function isTelling(message: string): boolean {
  return (message.replace(TRAILER, '').match(/\p{L}{2,}/gu) ?? []).length >= MIN_WORDS;
}

const MIN_WORDS = 2;
