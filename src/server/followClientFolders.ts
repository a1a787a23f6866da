/** The client's folders, by MCP's roots: where the files of its tasks lie. */
import { fileURLToPath } from 'node:url';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { RootsListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Services } from './services.ts';

const LIST_TIMEOUT_MS = 2_000;
const MAX_FOLDERS = 50;

/** To be called when the client is initialized. */
export function followClientFolders(server: Server, { privacy, log }: Services): void {
  const ask = () => {
    if (!server.getClientCapabilities()?.roots) return;
    privacy.setClientFolders(
      listFolders(server).catch(error => {
        log.warn('the client does not tell its folders', { error: String(error) });
        return [];
      }),
    );
  };
  server.setNotificationHandler(RootsListChangedNotificationSchema, ask);
  ask();
  // So that the first task need not wait.
  void privacy.ready();
}

async function listFolders(server: Server): Promise<readonly string[]> {
  const { roots } = await server.listRoots(undefined, { timeout: LIST_TIMEOUT_MS });
  return roots.slice(0, MAX_FOLDERS).flatMap(({ uri }) => readFolder(uri));
}

/** None where it is on another machine. */
function readFolder(uri: string): readonly string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
