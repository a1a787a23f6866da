/** Copilot's agent mode, with the scripted model in place of a real one: no sign-in, no network. */
import type { Editor } from '../editor/launch.ts';
import { until } from '../editor/until.ts';

const SET_UP_WITHOUT_SIGN_IN = 'workbench.action.chat.triggerSetupAnonymousWithoutDialog';
const START_LIMIT_MS = 60_000;

/**
 * Makes agent mode usable. Once an editor; resolves when Copilot is active and has the scripted
 * model.
 */
export async function startAgentMode(editor: Editor): Promise<void> {
  await editor.ext(`await vscode.commands.executeCommand('${SET_UP_WITHOUT_SIGN_IN}')`);
  await until('Copilot', START_LIMIT_MS, () =>
    editor.ext<boolean>(`return !!vscode.extensions.getExtension('GitHub.copilot-chat')?.isActive`),
  );
  await until('the scripted model', START_LIMIT_MS, () =>
    editor.ext<number>(
      `return (await vscode.lm.selectChatModels({ vendor: 'locallama-test' })).length`,
    ),
  );
}

/**
 * Sends `prompt` in agent mode. The answer appears in the chat view; a tool may ask for consent
 * first.
 */
export function askAgent(editor: Editor, prompt: string): Promise<void> {
  return askModel(editor, prompt, { vendor: 'locallama-test' });
}

/** The same, of *LocalLama Auto*. */
export function askAutoAgent(editor: Editor, prompt: string): Promise<void> {
  return askModel(editor, prompt, { vendor: 'locallama', id: 'auto' });
}

async function askModel(editor: Editor, query: string, modelSelector: object): Promise<void> {
  const options = { query, mode: 'agent', modelSelector };
  const json = JSON.stringify(options);
  await editor.ext(`void vscode.commands.executeCommand('workbench.action.chat.open', ${json})`);
}

/** Tells the scripted model to call `tool`, named as VS Code names it: `mcp_<server>_<tool>`. */
export function callTool(tool: string, input: unknown): string {
  return `CALL ${tool} ${JSON.stringify(input)} END`;
}
