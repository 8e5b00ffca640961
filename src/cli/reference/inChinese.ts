import { type Command, Help, type Option } from 'commander';
import { commandsInChinese } from './commandsInChinese.js';
import { optionsInChinese } from './optionsInChinese.js';

/** Headings of the help that commander writes itself. */
const headings: Readonly<Record<string, string>> = {
  'Usage:': '用法:',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/**
 * The commands of a program with their descriptions in Chinese, as help and reference have them.
 *
 * @throws Error where a description has no Chinese version
 */
export function inChinese(command: Command): Command {
  const { options, registeredArguments, commands } = command;
  command.description(chineseOf(command.description(), commandsInChinese));
  for (const option of options) option.description = chineseOf(option.description, optionsInChinese);
  for (const one of registeredArguments) one.description = chineseOf(one.description, optionsInChinese);
  command.helpOption('-h, --help', '显示帮助');
  if (commands.length > 0) command.helpCommand('help [command]', '显示一条命令的帮助');
  command.configureHelp({
    styleTitle: (title) => headings[title] ?? title,
    optionDescription: (option: Option) =>
      new Help()
        .optionDescription(option)
        .replace(/ \(((?:choices|default): [^()]*)\)$/, (_, more: string) => inBrackets(more)),
  });
  for (const one of commands) inChinese(one);
  return command;
}

const inBrackets = (more: string) =>
  `（${more.replace('choices: ', '可为 ').replace(', default: ', '；默认为 ').replace('default: ', '默认为 ')}）`;

function chineseOf(text: string, known: Readonly<Record<string, string>>): string {
  if (text === '') return '';
  const english = `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.$/, '');
  const chinese = known[english];
  if (chinese === undefined) throw new Error(`there is no Chinese version of the description “${english}”`);
  return chinese;
}
