import { escapeControls, type Lang, problemText, terminalJson, UserError } from '../edition/index.js';

/** Options of every command. */
export interface CommonOptions {
  json?: boolean;
  lang?: Lang;
}

/** The choice among the variants of an edition. */
export interface VariantOption extends CommonOptions {
  variant?: string;
}

/**
 * The language of the terminal: as requested, otherwise that of the locale. Windows has no `LANG`, so the system
 * setting is used there.
 */
export function languageOf(options: CommonOptions): Lang {
  const said = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'];
  const locale = said || Intl.DateTimeFormat().resolvedOptions().locale;
  return options.lang ?? (/^zh/i.test(locale) ? 'zh' : 'en');
}

/** Prints text, or JSON for programs. Control characters in names are shown, not obeyed. */
export function print(options: CommonOptions, json: unknown, text: () => string): void {
  process.stdout.write(`${options.json ? terminalJson(json, 1) : escapeControls(text())}\n`);
}

/** Prints the text of a message or an error to stderr. */
export function printError(text: string): void {
  process.stderr.write(`${escapeControls(text)}\n`);
}

/** A fault of the program, for a person; `IPLUS_STACK=1` adds where it happened, for those who mend it. */
export function faultText(error: unknown, lang: Lang): string {
  const [first] = (error instanceof Error ? error.message : String(error)).split('\n');
  const text = {
    en: `A fault of the program: ${first}\n  please report it with the command and its input; IPLUS_STACK=1 shows where it happened`,
    zh: `程序出错：${first}\n  请连同命令与输入一并报告；设置 IPLUS_STACK=1 可显示出错位置`,
  }[lang];
  const stack = process.env['IPLUS_STACK'] === '1' && error instanceof Error ? error.stack : undefined;
  return stack === undefined ? text : `${text}\n${stack}`;
}

/** Why something that goes on did not succeed: its problems, or a fault of the program. */
export function reasonText(error: unknown, lang: Lang): string {
  if (!(error instanceof UserError)) return faultText(error, lang);
  return error.problems.map((problem) => problemText(problem, lang)).join('\n\n');
}
