import type { Command, Option } from 'commander';
import type { Lang } from '../../edition/index.js';
import { inChinese } from './inChinese.js';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** Options that every command has are said once. */
const common = new Set(['--json', '--lang']);

const words = {
  title: { en: 'Commands', zh: '命令' },
  about: {
    zh: [
      '`iplus` 的每条命令，内容同 `iplus COMMAND --help`。方括号中的参数可选。',
      '每条命令另可用 `--json`（输出供程序使用的 JSON）以及 `--lang en` 或 `--lang zh`（输出的语言；默认为系统的语言）。',
      '退出码：0 为成功，1 为程序内部错误，2 为您可以解决的问题。公布的数值有不同时，`replicate` 的退出码为 3。',
    ],
    en: [
      'Every command of `iplus`, as `iplus COMMAND --help` describes it. Arguments in square brackets are optional.',
      'Every command also takes `--json` (print JSON for programs) and `--lang en` or `--lang zh` (the language of the output; by default that of the system).',
      'Exit codes: 0 for success, 1 for an internal error of the program, 2 for a problem that you can fix. `replicate` exits with 3 if published figures differ.',
    ],
  },
  option: { en: 'Option', zh: '选项' },
  meaning: { en: 'What it does', zh: '作用' },
  required: { en: 'Required.', zh: '必填。' },
};

/** Every command of the program with its arguments and options. */
export function commandsPage(program: Command, lang: Lang): string {
  const { commands } = lang === 'zh' ? inChinese(program) : program;
  const sections = commands.flatMap((command) => sectionsOf(command, [], 2, lang));
  return referencePage(words.title[lang], words.about[lang].join('\n\n'), sections, lang);
}

/** The section of a command, and those of the commands below it. */
function sectionsOf(command: Command, before: readonly string[], level: number, lang: Lang): string[] {
  const name = [...before, command.name()];
  const { commands } = command;
  const args = command.registeredArguments.map((one) => {
    const shown = `${one.name()}${one.variadic ? '...' : ''}`;
    return one.required ? `<${shown}>` : `[${shown}]`;
  });
  const usage = ['iplus', ...name, ...args].join(' ');
  const own = joinParts(
    `${'#'.repeat(level)} ${name.join(' ')}`,
    sentence(command.description(), lang),
    commands.length > 0 ? undefined : codeSpan(usage),
    optionsOf(command, lang),
  );
  return [...own, ...commands.flatMap((one) => sectionsOf(one, name, level + 1, lang))];
}

function optionsOf(command: Command, lang: Lang): string {
  const options = command.options.filter(({ long }) => !common.has(long ?? ''));
  return tableOf(
    [words.option[lang], words.meaning[lang]],
    options.map((option) => [codeSpan(option.flags), meaningOf(option, lang)]),
  );
}

function meaningOf({ description, argChoices, defaultValue, mandatory, long }: Option, lang: Lang): string {
  const isShown =
    defaultValue !== undefined &&
    String(defaultValue) !== '' &&
    !(defaultValue === true && long?.startsWith('--no-'));
  return joinParts(
    mandatory ? words.required[lang] : undefined,
    sentence(description, lang),
    argChoices ? oneOf(argChoices.map(codeSpan), lang) : undefined,
    isShown && !/[(（](?:default|默认)/.test(description)
      ? byDefault(codeSpan(String(defaultValue)), lang)
      : undefined,
  ).join({ en: ' ', zh: '' }[lang]);
}

const oneOf = (choices: readonly string[], lang: Lang) =>
  ({ en: `One of ${choices.join(', ')}.`, zh: `可为${choices.join('、')}。` })[lang];

const byDefault = (value: string, lang: Lang) =>
  ({ en: `By default ${value}.`, zh: `默认为${value}。` })[lang];

/** A description as a sentence. */
function sentence(text: string, lang: Lang): string {
  if (text === '') return '';
  const said = lang === 'en' ? `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.$/, '') : text;
  return escapeMarkdown(`${said}${{ en: '.', zh: '。' }[lang]}`);
}
