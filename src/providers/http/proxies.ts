/**
 * The proxies of an environment as Node's agents can use them.
 *
 * What would surprise: an agent throws for an address that it cannot read, and takes no notice of
 * one of a kind that it does not know. Neither may pass unseen, nor stop what needs no proxy: such an
 * address is left out, and named in `problems`.
 */
import { http } from './nodeHttp.ts';

/** An environment; only its proxies are looked at. */
export type ProxyEnv = Readonly<Record<string, string | undefined>>;

export interface Proxies {
  /** For the option `proxyEnv` of an agent. */
  readonly env: Readonly<Record<string, string>>;
  /** False: who answers behind a proxy need not show a certificate that is trusted. */
  readonly isStrict: boolean;
  /** One sentence each, for a person; an address may hold a password, so none is quoted. */
  readonly problems: readonly string[];
}

/** Never throws. */
export function readProxies(env: ProxyEnv): Proxies {
  const usable: Record<string, string> = {};
  const problems = new Map<string, string>();
  for (const name of [...NAMES, ...NAMES.map(each => each.toUpperCase())]) {
    const value = env[name]?.trim() ?? '';
    if (value === '') continue;
    const address = /^no_/i.test(name) ? value : normalizeProxyAddress(value);
    const problem = /^no_/i.test(name) ? null : checkProxyAddress(address);
    if (problem === null) usable[name] = address;
    // Both spellings are one variable where they are set alike.
    else problems.set(value, `${name} ${problem} Hosts on the internet are asked without it.`);
  }
  const isStrict = env[STRICT] !== 'false';
  return { env: usable, isStrict, problems: [...problems.values()] };
}

const NAMES = ['http_proxy', 'https_proxy', 'no_proxy'];

/** The editor's `http.proxyStrictSSL`, for proxies that open what passes through them. */
const STRICT = 'LOCALLAMA_PROXY_STRICT_SSL';

/**
 * Whether `host` is surely asked through a proxy. Where exceptions are written in a way that is not
 * read here, it is not sure.
 */
export function isSurelyProxied(host: string, env: Proxies['env']): boolean {
  const proxy = env.https_proxy ?? env.HTTPS_PROXY;
  const except = env.no_proxy ?? env.NO_PROXY ?? '';
  return proxy !== undefined && !except.split(/[\s,]+/).some(each => mayExcept(each, host));
}

function mayExcept(entry: string, host: string): boolean {
  if (entry === '') return false;
  const name = entry
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\*?\.?/, '');
  const isRange = /^[\d.]+[-/]/.test(name);
  return name === '' || isRange || host === name || host.endsWith(`.${name}`);
}

/** As other programs read it: without a scheme it is http, and a bare percent sign is one. */
function normalizeProxyAddress(value: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value)?.[0];
  const whole =
    scheme === undefined ? `http://${value}` : value.replace(scheme, scheme.toLowerCase());
  return whole.replace(/%(?![0-9a-f]{2})/gi, '%25');
}

function checkProxyAddress(address: string): string | null {
  if (!/^https?:\/\//.test(address)) {
    return 'names a proxy of a kind that cannot be used; http:// and https:// can.';
  }
  try {
    new http.Agent({ proxyEnv: { http_proxy: address } }).destroy();
    return null;
  } catch {
    return 'is no address that can be read.';
  }
}
