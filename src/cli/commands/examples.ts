import type { Command } from 'commander';
import type { Lang } from '../../edition/index.js';

/** Examples below the help of a command, by the way to it. Each is one that the command takes as it stands. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  new: [
    'iplus new my-index',
    'iplus new my-index --with formulas',
    'iplus new --xlsx my-index.xlsx --lang zh',
  ],
  check: ['iplus check my-index', 'iplus check my-index --variant equal --json'],
  edit: ['iplus edit my-index'],
  build: ['iplus build my-index --out releases/my-index'],
  ingest: ['iplus ingest my-index'],
  release: [
    'iplus release my-index --to releases/series --date 2024-03-01',
    'iplus release my-index --to releases/series --date 2024-04-01 --class error --reason "read twice" --reason-zh 重复读取',
  ],
  withdraw: [
    'iplus withdraw releases/series --vintage 2 --date 2024-04-03 --reason "counted twice" --reason-zh 重复计入',
  ],
  vintages: ['iplus vintages releases/series', 'iplus vintages releases/series Hangzhou'],
  diff: ['iplus diff releases/series@1 releases/series@2'],
  explain: [
    'iplus explain Hangzhou 2022 access',
    'iplus explain A1 2022 broadband --release releases/my-index --rows',
  ],
  proofread: ['iplus proofread article.docx releases/my-index --html proof.html'],
  claim: ['iplus claim "Shenzhen ranked fourth in 2022" releases/my-index'],
  robustness: ['iplus robustness my-index'],
  audit: ['iplus audit releases/my-index'],
  'what-if': ['iplus what-if releases/my-index Hangzhou --rank 3'],
  export: ['iplus export --list', 'iplus export xlsx releases/my-index --to my-index.xlsx'],
  verify: ['iplus verify releases/my-index'],
  serve: ['iplus serve releases/my-index', 'iplus serve releases/my-index --watch my-index'],
  'webhook add': [
    'iplus webhook add platform north https://example.org/hooks/index --events records.set-aside',
  ],
  publish: ['iplus publish site releases/my-index'],
  completion: [
    'iplus completion bash > ~/.local/share/bash-completion/completions/iplus',
    'iplus completion zsh > ~/.zfunc/_iplus',
  ],
  'import sheet': [
    'iplus import sheet office.xlsx --to my-index',
    'iplus import sheet next-year.xlsx --to my-index --yes',
  ],
};

/** Adds the examples to the help of the commands of a program. */
export function addExamples(program: Command, lang: Lang, path: readonly string[] = []): void {
  for (const command of program.commands) {
    const way = [...path, command.name()];
    const own = examples[way.join(' ')];
    if (own)
      command.addHelpText(
        'after',
        `\n${{ en: 'Examples:', zh: '示例：' }[lang]}\n${own.map((line) => `  ${line}`).join('\n')}`,
      );
    addExamples(command, lang, way);
  }
}
