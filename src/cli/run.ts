import { Command } from 'commander';
import { type Lang, problemText, type Text, terminalJson, UserError } from '../edition/index.js';
import { version } from '../package/index.js';
import { calendarCommands } from './commands/calendar.js';
import { completionCommand } from './commands/completion.js';
import { contractCommands } from './commands/contracts.js';
import { edgeCommands } from './commands/edge.js';
import { editionCommands } from './commands/editions.js';
import { addExamples } from './commands/examples.js';
import { exchangeCommands } from './commands/exchange.js';
import { figureCommands } from './commands/figures.js';
import { keyCommands } from './commands/keys.js';
import { logCommands } from './commands/log.js';
import { onlyOnce } from './commands/onlyOnce.js';
import { partnerCommands } from './commands/partners.js';
import { peopleCommands } from './commands/people.js';
import { platformCommands } from './commands/platforms.js';
import { receiptCommands } from './commands/receipts.js';
import { seriesCommands } from './commands/series.js';
import { siteCommands } from './commands/sites.js';
import { submissionCommands } from './commands/submissions.js';
import { trustCommands } from './commands/trust.js';
import { webhookCommands } from './commands/webhooks.js';
import { weightCommands } from './commands/weights.js';
import { witnessCommands } from './commands/witnesses.js';
import { faultText, languageOf, printError } from './common.js';

/** The commands under the headings of the help. */
const groups: readonly [Text, readonly ((program: Command) => void)[]][] = [
  [{ en: 'Make an edition:', zh: '制作版本：' }, [editionCommands, exchangeCommands]],
  [{ en: 'Publish releases:', zh: '发布：' }, [seriesCommands, calendarCommands, siteCommands]],
  [{ en: 'Read and explain:', zh: '查阅与解释：' }, [figureCommands]],
  [{ en: 'Weights and what would change:', zh: '权重与情景：' }, [weightCommands]],
  [
    { en: 'Verify and sign:', zh: '核验与签名：' },
    [trustCommands, keyCommands, logCommands, witnessCommands],
  ],
  [
    { en: 'Open platform:', zh: '开放平台：' },
    [
      contractCommands,
      edgeCommands,
      partnerCommands,
      peopleCommands,
      platformCommands,
      receiptCommands,
      submissionCommands,
      webhookCommands,
    ],
  ],
  [{ en: 'This program:', zh: '本程序：' }, [completionCommand]],
];

/** Every command with its options; the implementation of each is loaded when it is run. */
export function programOf(lang: Lang = 'en'): Command {
  const program = new Command('iplus')
    .description('From raw records to a published, bilingual, auditable composite index.')
    .version(version)
    .showHelpAfterError()
    .exitOverride();
  for (const [heading, all] of groups) {
    program.commandsGroup(heading[lang]);
    for (const add of all) add(program);
  }
  addExamples(program, lang);
  onlyOnce(program);
  program.hook('preAction', async (_, command) => (await import('./ownInputs.js')).refuseOwnInputs(command));
  return program.addHelpText(
    'after',
    `\n${{ en: 'Begin:', zh: '开始：' }[lang]}\n  iplus new my-index\n  iplus check my-index\n  iplus build my-index --out releases/my-index\n  iplus serve releases/my-index\n\n${{ en: 'iplus help COMMAND shows examples of a command.', zh: 'iplus help COMMAND 显示一条命令的示例。' }[lang]}`,
  );
}

/**
 * The command line: commands declare their options, and load their implementation when run. Exit codes: 0 done, 1 a
 * bug, 2 an error that the user can fix, 3 published figures differ (`replicate`).
 */
export async function run(args: readonly string[]): Promise<number> {
  const lang = languageAsked(args);
  const program = programOf(lang);
  if (lang === 'zh') (await import('./reference/inChinese.js')).inChinese(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return reportError(error, args);
  }
}

function reportError(error: unknown, args: readonly string[]): number {
  if (error instanceof UserError) {
    const json = args.includes('--json');
    const text = json
      ? terminalJson({ problems: error.problems }, 1)
      : error.problems.map((p) => problemText(p, languageAsked(args))).join('\n\n');
    printError(text);
    return 2;
  }
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  if (code?.startsWith('commander.')) return exitCode === 0 ? 0 : 2;
  printError(faultText(error, languageAsked(args)));
  return 1;
}

/** The language that an option asks for, otherwise that of the locale. */
function languageAsked(args: readonly string[]): Lang {
  const given = /--lang[= ](en|zh)\b/.exec(args.join(' '))?.[1] as Lang | undefined;
  return languageOf(given ? { lang: given } : {});
}
