/**
 * Links the packages that are installed in a project into a copy of it, one by one: no cache that lies among
 * them, nothing of the project itself, no package that holds what is not to be seen. Packages of the project's
 * own workspaces are those of the copy.
 */
import {
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  symlink,
} from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Packages of a workspace that are looked at. */
const MAX_MEMBERS = 60;
const MODULES = 'node_modules';
/** Below the root, its own folders that hold packages one by one. */
const ENVIRONMENTS = ['.venv', 'venv'];

/** What the links lead to. Both folders are real paths. */
export async function linkInstalled(
  root: string,
  folder: string,
  withheld: ReadonlySet<string>,
): Promise<readonly string[]> {
  const members = await listMembers(folder);
  const own = new Set(await Promise.all(members.map(each => readName(join(folder, each)))));
  const plan: Plan = { root, folder, withheld, own, readable: [] };
  for (const member of members) await linkModules(join(member, MODULES), plan);
  for (const name of ENVIRONMENTS) await linkEnvironment(name, plan);
  return plan.readable;
}

interface Plan {
  readonly root: string;
  readonly folder: string;
  readonly withheld: ReadonlySet<string>;
  /** Names of the project's own packages. */
  readonly own: ReadonlySet<string | null>;
  readonly readable: string[];
}

/** Folders of the copy with a manifest of a package, the root first. */
async function listMembers(folder: string): Promise<readonly string[]> {
  const found: string[] = [''];
  const open = [''];
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    if (found.length >= MAX_MEMBERS || at.split(sep).length > MAX_DEPTH) break;
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name === MODULES || entry.name.startsWith('.')) continue;
      const path = join(at, entry.name);
      open.push(path);
      if (await lstat(join(folder, path, 'package.json')).catch(() => null)) found.push(path);
    }
  }
  return found;
}

const MAX_DEPTH = 4;

async function readName(folder: string): Promise<string | null> {
  try {
    const { name } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}

/** Every package below `path`, those of scopes and of a store that others link to as well. */
async function linkModules(path: string, plan: Plan): Promise<void> {
  const [from, to] = [join(plan.root, path), join(plan.folder, path)];
  const real = await lstat(from).catch(() => null);
  if (!real?.isDirectory() || (await lstat(to).catch(() => null)) !== null) return;
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const name = join(path, entry.name);
    if (entry.name === '.bin') await linkPrograms(name, plan);
    else if (entry.name === STORE || (entry.name.startsWith('@') && entry.isDirectory()))
      await linkModules(name, plan);
    else if (!entry.name.startsWith('.')) await linkPackage(name, plan);
  }
}

/** Where pnpm keeps packages, each in a folder of its own. */
const STORE = '.pnpm';

async function linkPackage(path: string, plan: Plan): Promise<void> {
  const [from, to] = [join(plan.root, path), join(plan.folder, path)];
  const name = path
    .split(sep)
    .slice(path.split(sep).lastIndexOf(MODULES) + 1)
    .join('/');
  const found = await lstat(from);
  if (found.isSymbolicLink()) return linkLink(from, to, plan);
  if (plan.own.has(name) || plan.withheld.has(from)) return;
  await symlink(from, to);
  plan.readable.push(from);
}

/** A link within the project leads to the same place of the copy; one that leads out is left out. */
async function linkLink(from: string, to: string, { root, folder }: Plan): Promise<void> {
  const text = await readlink(from);
  const target = isAbsolute(text) ? text : resolve(dirname(from), text);
  if (!target.startsWith(root + sep)) return;
  await symlink(relative(dirname(to), join(folder, relative(root, target))), to);
}

async function linkPrograms(path: string, plan: Plan): Promise<void> {
  const [from, to] = [join(plan.root, path), join(plan.folder, path)];
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await linkLink(join(from, entry.name), join(to, entry.name), plan);
    else if (entry.isFile()) await copyFile(join(from, entry.name), join(to, entry.name));
  }
}

/** A virtual environment: its programs, and its packages one by one but for links back to the project. */
async function linkEnvironment(name: string, plan: Plan): Promise<void> {
  const from = join(plan.root, name);
  const real = await lstat(from).catch(() => null);
  if (!real?.isDirectory() || (await lstat(join(plan.folder, name)).catch(() => null))) return;
  await symlink(from, join(plan.folder, name));
  for (const part of ['bin', 'pyvenv.cfg']) {
    if (await lstat(join(from, part)).catch(() => null)) plan.readable.push(join(from, part));
  }
  for (const packages of await listSitePackages(from)) {
    for (const entry of await readdir(packages, { withFileTypes: true })) {
      const path = join(packages, entry.name);
      if (EDITABLE.test(entry.name) || plan.withheld.has(path)) continue;
      const target = await realpath(path).catch(() => '');
      if (target.startsWith(from + sep)) plan.readable.push(path);
    }
  }
}

const EDITABLE = /^__editable__|\.egg-link$|\.pth$|^__pycache__$/;

export async function listSitePackages(prefix: string): Promise<readonly string[]> {
  const names = await readdir(join(prefix, 'lib')).catch(() => []);
  const all = names.flatMap(name =>
    ['site-packages', 'dist-packages'].map(kind => join(prefix, 'lib', name, kind)),
  );
  const found = await Promise.all(all.map(path => lstat(path).catch(() => null)));
  return all.filter((_, at) => found[at]?.isDirectory());
}
