import type { Lang } from '../edition/index.js';
import type { EditionUpdate } from '../office/index.js';

const words = {
  en: {
    figures: ({ added, missing, revised, same, left }: EditionUpdate['figures']) =>
      `${added} figures added, ${missing} cells added without a figure, ${revised} revised, ${same} as before, ${left} not taken`,
    nothing: 'Nothing changes.',
    more: (lines: number) => `  … ${lines} more lines`,
    dry: 'Nothing was written (--dry-run).',
    next: (dir: string) => `npx iplus check ${dir}`,
  },
  zh: {
    figures: ({ added, missing, revised, same, left }: EditionUpdate['figures']) =>
      `新增数值 ${added} 个，新增空白单元格 ${missing} 个，修订 ${revised} 个，不变 ${same} 个，未采用 ${left} 个`,
    nothing: '没有变动。',
    more: (lines: number) => `  …… 另有 ${lines} 行`,
    dry: '未写入任何文件（--dry-run）。',
    next: (dir: string) => `npx iplus check ${dir} --lang zh`,
  },
} as const;

/** At most this many changed lines of a file are shown. */
const mostLines = 40;

/** What an update changed: the changed lines of each file as a diff, and the counts of figures. */
export function updateText(
  dir: string,
  { files, figures, notes }: EditionUpdate,
  isDry: boolean,
  lang: Lang,
): string {
  const said = words[lang];
  const diffs = files.flatMap(({ file, changes }) => {
    const lines = changes.flatMap(({ line, before, after }) => [
      `@@ ${line} @@`,
      ...before.map((text) => `-${text}`),
      ...after.map((text) => `+${text}`),
    ]);
    const more = lines.length > mostLines ? [said.more(lines.length - mostLines)] : [];
    return [`--- ${file}`, ...lines.slice(0, mostLines), ...more];
  });
  return [
    ...(files.length > 0 ? diffs : [said.nothing]),
    said.figures(figures),
    ...notes.map((note) => note[lang]),
    ...(isDry ? [said.dry] : [said.next(dir)]),
  ].join('\n');
}
