import type { Text } from '../edition/index.js';
import { indicatorsWithoutFigures } from './framework.js';
import { directionFrom } from './indicatorQuestions.js';
import type { OfficeIndicator } from './items.js';
import { firstCells, latestYears, periodsOf, undatedPopulation } from './periodQuestions.js';
import type { MatchedPlaces } from './places.js';
import type { Answers } from './question.js';
import type { UnderstoodSheets } from './understand.js';
import { excludedTotals } from './unitQuestions.js';

/** Decisions made on the user's behalf. */
export function notesOf(
  understood: UnderstoodSheets,
  places: MatchedPlaces | undefined,
  answers: Answers,
): Text[] {
  const { sheets, indicators, framework } = understood;
  const notes: Text[] = [...figureNotes(understood, answers)];
  const plain = [...indicators.values()].filter((i) => !i.denominator && i.direction === undefined);
  if (plain.length > 0) notes.push(directionNote(plain, answers));
  const absent = framework ? indicatorsWithoutFigures(framework, indicators) : [];
  if (absent.length > 0)
    notes.push({
      en: `The sheet ${framework!.sheet} names indicators of which there are no figures, and which were left out: ${absent.join(', ')}.`,
      zh: `工作表“${framework!.sheet}”中的以下指标没有数值，未纳入：${absent.join('、')}。`,
    });
  const weighted = [...indicators.values()].some((i) => i.weight !== undefined);
  if (!weighted)
    notes.push({
      en: 'The table has no weights: all are equal. edition.yaml holds them.',
      zh: '表中没有权重，均按等权处理；可在 edition.yaml 中修改。',
    });
  const denominators = [...indicators.values()].filter((i) => i.denominator).map(({ path }) => path.at(-1)!);
  if (denominators.length > 0)
    notes.push({
      en: `No indicators, but shown with the index or divided by: ${denominators.join(', ')}.`,
      zh: `不作为指标，仅随指数展示或用作分母：${denominators.join('、')}。`,
    });
  for (const sheet of sheets.filter(({ as }) => as === 'summary'))
    notes.push({
      en: `The sheet ${sheet.name} sums up another one (mean, count, …) and was not read.`,
      zh: `工作表“${sheet.name}”为统计摘要，未读取。`,
    });
  for (const sheet of sheets.filter(({ as }) => as === 'texts'))
    notes.push({
      en: `The sheet ${sheet.name} has no figures and was not read.`,
      zh: `工作表“${sheet.name}”没有数值，未读取。`,
    });
  if (places) {
    const again = places.again.map(({ name }) => name);
    if (again.length > 0)
      notes.push({
        en: `Second names of places that the table has already, kept as units of their own: ${again.join(', ')}.`,
        zh: `以下名称与表中另一名称指同一地方，仍各作一个单元：${again.join('、')}。`,
      });
    const unknown = [
      ...places.own,
      ...(answers['names'] === 'same' ? [] : places.near.map(({ name }) => name)),
    ];
    notes.push({
      en: `${places.exact.size} names are known places and got their codes.${unknown.length > 0 ? ` Not known: ${unknown.join(', ')}.` : ''}`,
      zh: `${places.exact.size} 个名称为已知地名，已取用其代码。${unknown.length > 0 ? `未能对应：${unknown.join('、')}。` : ''}`,
    });
  }
  return notes;
}

/** In which indicators more, and in which less, is taken as better. */
function directionNote(indicators: readonly OfficeIndicator[], answers: Answers): Text {
  const named = (wanted: 1 | -1) => {
    const all = indicators.filter((about) => directionFrom(about, answers) === wanted);
    return { count: all.length, names: listSome(all.map(({ path }) => path.at(-1)!)) };
  };
  const [more, less] = [named(1), named(-1)];
  const parts = (of: (words: [string, string], part: typeof more) => string) =>
    [
      ...(more.count > 0 ? [of(['more is better', '越大越好'], more)] : []),
      ...(less.count > 0 ? [of(['less is better', '越小越好'], less)] : []),
    ] as const;
  return {
    en: `The table does not say whether more is better. Taken: ${parts(([en], { count, names }) => `${en} for ${count} (${names})`).join('; ')}. --role NAME=less or NAME=more changes one, as does column direction of indicators.csv.`,
    zh: `表中未注明指标方向，现取：${parts(([, zh], { count, names }) => `${zh} ${count} 项（${names}）`).join('；')}。可用 --role 指标=less 或 =more 更改，或在 indicators.csv 的 direction 列中修改。`,
  };
}

/** What was decided of figures without being asked. */
function figureNotes(understood: UnderstoodSheets, answers: Answers): Text[] {
  const { items, yearFrom, financialYear, renamed = new Map() } = understood;
  const notes: Text[] = [];
  if (renamed.size > 0) {
    const said = (name: string, former: readonly string[]) => `${name} (${former.join(', ')})`;
    const names = listSome([...renamed].map(([name, former]) => said(name, former)));
    notes.push({
      en: `One place each, by its code, under its latest name: ${names}.`,
      zh: `以下名称代码相同，按同一地方处理，取最新名称：${names}。`,
    });
  }
  if (financialYear !== undefined)
    notes.push({
      en: `${financialYear} and the like were taken as the years in which they begin. If they should be those in which they end, write these into the table.`,
      zh: `${financialYear} 等跨年度均记为起始年份；如应记为结束年份，请在表中写明。`,
    });
  const decoded = understood.decodings?.[0];
  if (decoded)
    notes.push({
      en: `The file does not say how its letters are written; they were read as ${decoded.encoding}: ${decoded.sample}. --encoding names another.`,
      zh: `文件未注明编码，已按 ${decoded.encoding} 读取：${decoded.sample}。如不符，请用 --encoding 注明。`,
    });
  if (understood.turned)
    notes.push({
      en: 'The places stand in the header of the table: its rows were read as columns.',
      zh: '表头为地名，已将行列互换后读取。',
    });
  const latest = latestYears(understood);
  if (latest && answers['latest'] === 'one')
    notes.push({
      en: `Figures of different years, taken as those of ${latest.period}: ${latest.about.join(', ')}.`,
      zh: `以下指标年份不同，均计入${latest.period}年：${latest.about.join('、')}。`,
    });
  if (yearFrom) {
    const { year, from } = yearFrom;
    const en = { note: 'a note', file: 'the name of the file' }[from];
    const zh = { note: '注释', file: '文件名' }[from];
    notes.push({
      en: `No title or header has a year; ${year} was taken from ${en}. If it is another one, write it into the title.`,
      zh: `标题和表头中没有年份，取自${zh}：${year}。如不符，请在标题中写明年份。`,
    });
  }
  const undated = firstCells(undatedPopulation(understood)).join('; ');
  if (undated !== '')
    notes.push({
      en: `Without a year, and taken for each period (${periodsOf(items).join(', ')}): ${undated}. Where it is of one year only, write that into the header.`,
      zh: `未注明年份、按各期（${periodsOf(items).join('、')}）通用处理：${undated}。如仅为某一年的数值，请在表头写明年份。`,
    });
  const totals = [...excludedTotals(understood, answers)].map(([unit, at]) => `${unit} (${at})`).join(', ');
  if (totals !== '')
    notes.push({
      en: `Left out, as totals or averages of others, or of another level: ${totals}.`,
      zh: `为其他行的合计或平均，或属其他层级，未纳入：${totals}。`,
    });
  const noted = items.flatMap(({ at, text, noted: mark }) => (mark ? [`${at}: ${text}`] : []));
  if (noted.length > 0)
    notes.push({
      en: `Taken without the mark that a note explains: ${listSome(noted)}.`,
      zh: `已去掉注释所说明的标记：${listSome(noted)}。`,
    });
  return notes;
}

const listSome = (cells: readonly string[]) =>
  cells.slice(0, 8).join('; ') + (cells.length > 8 ? ` … (${cells.length})` : '');
