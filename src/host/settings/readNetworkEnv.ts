/**
 * The editor's own settings of the network, as variables that the server's Node understands. Only
 * what the user set counts: no workspace may choose a way for prompts.
 */
import type * as vscode from 'vscode';

/** A proxy's address may hold a password, so this goes to a child only and is shown nowhere. */
export function readNetworkEnv(
  workspace: Pick<typeof vscode.workspace, 'getConfiguration'>,
): Readonly<Record<string, string>> {
  const http = workspace.getConfiguration(NETWORK_SECTION);
  const own = <T>(name: string): T | undefined => {
    const found = http.inspect<T>(name);
    return found?.globalValue ?? found?.defaultValue;
  };
  const isOff = own<string>('proxySupport') === 'off';
  const proxy = isOff ? '' : (own<string>('proxy')?.trim() ?? '');
  const except = own<readonly string[]>('noProxy') ?? [];
  return {
    ...(isOff && { HTTP_PROXY: '', HTTPS_PROXY: '', http_proxy: '', https_proxy: '' }),
    ...(proxy !== '' && {
      ...{ HTTP_PROXY: proxy, HTTPS_PROXY: proxy, http_proxy: proxy, https_proxy: proxy },
    }),
    ...(except.length > 0 && { NO_PROXY: except.join(','), no_proxy: except.join(',') }),
    // Node's own variable would switch the check off for every host, asked through a proxy or not.
    ...(own<boolean>('proxyStrictSSL') === false && { [PROXY_STRICT_SSL]: 'false' }),
    ...(own<boolean>('systemCertificates') !== false && { NODE_USE_SYSTEM_CA: '1' }),
  };
}

/** Settings that this reads are of this section. */
export const NETWORK_SECTION = 'http';

/** As `providers/http/proxies.ts` reads it. */
const PROXY_STRICT_SSL = 'LOCALLAMA_PROXY_STRICT_SSL';
