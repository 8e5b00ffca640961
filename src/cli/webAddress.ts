import { problems, UserError } from '../edition/index.js';

/**
 * The address of a site, as typed.
 * @throws UserError for an invalid web address
 */
export function addressOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return url;
  const expected = {
    en: 'an address such as https://example.org/index/',
    zh: '网址，如 https://example.org/index/',
  };
  throw new UserError([problems.badOption('--base-url', text, expected)]);
}
