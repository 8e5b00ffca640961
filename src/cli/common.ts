import type { Lang } from '../edition/index.js';

/** Options of every command. */
export interface Common {
  json?: boolean;
  lang?: Lang;
}

/** The choice among the variants of an edition. */
export interface OfVariant extends Common {
  variant?: string;
}

/**
 * The language of the terminal: as requested, otherwise that of the locale. Windows has no `LANG`, so the system
 * setting is used there.
 */
export function languageOf(options: Common): Lang {
  const said = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'];
  const locale = said || Intl.DateTimeFormat().resolvedOptions().locale;
  return options.lang ?? (/^zh/i.test(locale) ? 'zh' : 'en');
}

/** Prints text, or JSON for programs. */
export function print(options: Common, json: unknown, text: () => string): void {
  process.stdout.write(`${options.json ? JSON.stringify(json, null, 1) : text()}\n`);
}
