import type { Lang } from '../edition/index.js';

/** Options every command has. */
export interface Common {
  json?: boolean;
  lang?: Lang;
}

/** Which edition of a folder is meant. */
export interface OfVariant extends Common {
  variant?: string;
}

/** The language of the terminal: as asked, else Chinese where the locale is Chinese. Windows has no `LANG`: there the system says it. */
export function languageOf(options: Common): Lang {
  const said = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'];
  const locale = said || Intl.DateTimeFormat().resolvedOptions().locale;
  return options.lang ?? (/^zh/i.test(locale) ? 'zh' : 'en');
}

/** Prints text, or JSON for programs. */
export function print(options: Common, json: unknown, text: () => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(json, null, 1) : text()}\n`);
}
