import { z } from 'zod';

const isHere = (host: string) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);

/** An address that is asked over HTTPS, or over HTTP where it is this machine. */
export const secureUrl = z.url().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isHere(hostname);
}, 'https');
