import { readFileSync } from 'node:fs';

/** Root of the installed package. */
export const packageRoot = new URL('../../', import.meta.url);

/** Version of this program. */
export const { version } = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as {
  version: string;
};
