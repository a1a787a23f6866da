/**
 * Whether an address is this machine or a private network, by the address alone: looking a name up
 * would already tell others, and names can change.
 */

/** `origin`: as `URL.origin` writes it. What cannot be read is not private. */
export function isPrivateOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const host = new URL(origin).hostname.toLowerCase();
  if (ANY.has(host)) return true;
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1));
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) && isPrivateV4(host.split('.').map(Number));
}

/** To connect to any address of one's own is to connect to this machine. */
const ANY: ReadonlySet<string> = new Set(['0.0.0.0', '[::]']);

function isPrivateV4([a = 0, b = 0]: readonly number[]): boolean {
  const sharedByTailnets = a === 100 && b >= 64 && b < 128;
  const private16 = (a === 192 && b === 168) || (a === 169 && b === 254);
  return a === 127 || a === 10 || (a === 172 && b >= 16 && b < 32) || private16 || sharedByTailnets;
}

/** `URL` writes an IPv4 address in IPv6 as two groups of hexadecimal digits. */
function isPrivateV6(address: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (mapped) {
    const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)];
    return isPrivateV4([high >> 8, high & 255, low >> 8, low & 255]);
  }
  return (
    address === '::1' || /^f[cd][0-9a-f]{2}:/.test(address) || /^fe[89ab][0-9a-f]:/.test(address)
  );
}
