/** Which folders of a PATH a project's command may read, so that it finds its tools and nothing else. */
import { TOOL_FOLDERS } from '../sandbox/index.ts';

/**
 * The folders to give to the command, none twice.
 *
 * Installed tools keep libraries beside their `bin`, but so do other things: `~/.local` has key rings
 * beside `~/.local/bin`, `~/.cargo` has credentials. Only folders that hold nothing but one version
 * of a tool are given whole.
 */
export function listToolFolders(path: string, home: string): readonly string[] {
  const folders = path.split(':').filter(folder => folder.startsWith('/') && folder.length > 1);
  const inside = folders.flatMap(folder => {
    const clean = folder.replace(/\/+$/, '');
    if (clean === '' || clean === home || home.startsWith(`${clean}/`)) return [];
    if (TOOL_FOLDERS.some(system => `${clean}/`.startsWith(`${system}/`))) return [];
    const parent = clean.replace(/\/(bin|sbin)$/, '');
    return [VERSION.test(parent) ? parent : clean];
  });
  return [...new Set(inside)];
}

/** One version of a tool: `~/.nvm/versions/node/v24.1.0`, `~/.rustup/toolchains/stable-x86_64`, `/usr/local/go`. */
const VERSION =
  /\/(versions|toolchains|image|candidates|installs|Cellar|node-versions)\/[^/]+(\/[^/]+)*$|^\/usr\/local\/[^/]+$/;
