import { type ReportOptions, reportDocx, reportHtml, type Sheet, sheets } from '../documents/index.js';
import { type Lang, problems, UserError } from '../edition/index.js';
import { findSubject, type Release } from '../release/index.js';
import { pngOf } from '../server/index.js';
import { type CommonOptions, languageOf } from './common.js';
import { formatOf } from './formatOf.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { printPdf } from './printPdf.js';
import { withNotice } from './progress.js';
import { writeOut } from './writeOut.js';

type Options = CommonOptions & { one?: string; paper?: string; format?: string; out?: string; site?: string };

/**
 * `iplus report [RELEASE]`: the report of the period of headlines as one HTML file, to the terminal or a file, or as
 * PDF or a Word document.
 */
export async function reportCommand(folder: string | undefined, options: Options): Promise<void> {
  const { one, paper = 'a4', out, site } = options;
  const format = formatOf(options, 'report', ['html', 'pdf', 'docx'], ['pdf', 'docx']);
  const sheet = sheetOf(paper);
  const release = await openWithProgress(folder ?? onlyRelease((dir) => `iplus report ${dir}`), options);
  const place = one === undefined ? undefined : findSubject(release.plan, one);
  const asked = { place, sheet, site };
  const content = await withNotice(options, computing, () =>
    makeReport(format, release, languageOf(options), asked),
  );
  if (out === undefined) process.stdout.write(content);
  else {
    await writeOut('--out', out, content);
    process.stdout.write(`→ ${out}\n`);
  }
}

/** For error messages: a Word document without PNG pictures. */
const inWord = {
  option: '--format docx',
  instead: {
    en: 'use --format html, which every browser prints',
    zh: '可用 --format html，由任意浏览器打印',
  },
};

async function makeReport(
  format: string,
  release: Release,
  lang: Lang,
  asked: ReportOptions,
): Promise<string | Uint8Array> {
  if (format === 'docx') return reportDocx(release, lang, asked, (svg) => pngOf(svg, inWord));
  const html = await reportHtml(release, lang, asked);
  return format === 'pdf' ? printPdf(html) : html;
}

function sheetOf(paper: string): Sheet {
  if (Object.hasOwn(sheets, paper)) return paper as Sheet;
  throw new UserError([problems.badOption('--paper', paper, { en: 'a4 or letter', zh: 'a4 或 letter' })]);
}
