/** Lets a person type a line. */
import * as vscode from 'vscode';
import { formatNotice } from '../text/index.ts';

interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly password?: true;
  /** What is wrong with what is typed; undefined: nothing. */
  readonly findProblem?: (typed: string) => string | undefined;
}

/** Resolves with what was typed; it stays open when the person looks elsewhere. */
export async function askForText(question: TextQuestion): Promise<string | undefined> {
  const { title, prompt, placeHolder, value, password, findProblem } = question;
  return vscode.window.showInputBox({
    title: formatNotice(title),
    prompt: formatNotice(prompt),
    ignoreFocusOut: true,
    ...(placeHolder !== undefined && { placeHolder: formatNotice(placeHolder) }),
    ...(value !== undefined && { value }),
    ...(password && { password }),
    ...(findProblem && {
      validateInput: typed => {
        const problem = findProblem(typed);
        return problem === undefined ? undefined : formatNotice(problem);
      },
    }),
  });
}
