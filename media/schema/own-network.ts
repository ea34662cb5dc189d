/** Ends of names that no public server can have (RFC 6762, RFC 8375, and what home routers and ICANN set aside). */
const OWN_ENDS = ['.local', '.lan', '.internal', '.home.arpa'] as const;

/** Private, loopback and link-local IPv4 (RFC 1918, RFC 1122, RFC 3927). */
function isOwnIPv4(host: string): boolean {
  const [a = -1, b = -1] = host.split('.').map(Number);
  return a === 10 || a === 127 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
}

/** Loopback, unique local and link-local IPv6 (RFC 4291, RFC 4193). */
function isOwnIPv6(host: string): boolean {
  return host === '::1' || /^f[cd][0-9a-f]{2}:/.test(host) || /^fe[89ab][0-9a-f]:/.test(host);
}

/**
 * Whether an address can only lie in the house's own network: http or https, without user, query and fragment, at an
 * address of a private network, or under a name that no public server has. A name is judged as it is written: what the
 * house's own name server makes of it is the house's own matter.
 */
export function isOwnNetwork(address: string): boolean {
  const url = URL.parse(address);
  if (!url || !/^https?:\/\/[^/?#\\][^?#\\]*$/i.test(address) || url.username !== '' || url.password !== '') return false;
  // As the URL standard writes them: 0x7f.1 has become 127.0.0.1, upper case lower, and IPv6 its shortest form.
  const host = url.hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isOwnIPv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isOwnIPv4(host);
  return host !== '' && (!host.includes('.') || OWN_ENDS.some((end) => host.endsWith(end)));
}
