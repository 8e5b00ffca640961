/**
 * Whether a host of an address is this machine: `localhost` or a loopback address, as `URL` writes them.
 * @param host `hostname` of a `URL`
 */
export const isThisMachine = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);

/** Whether an address is one that others cannot listen in on: over HTTPS, or over HTTP within this machine. */
export function isPrivateUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}
