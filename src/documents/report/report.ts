import { headlinePeriod } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { type Figure, figureOf, parseChoice } from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import type { Phrase } from '../../words/index.js';
import { factsAbout, headlineOf, isTotal, totalOf, word } from '../../words/index.js';
import type { Chapter } from '../blocks/block.js';
import { paragraphsOf } from '../blocks/blockText.js';
import { type NumberedReceipt, numberReceipts } from '../brief/receipts.js';
import type { Sheet } from '../word/sheet.js';
import { appendicesOf } from './appendices.js';
import { chaptersOf } from './chapters.js';
import { reportWords as words } from './reportWords.js';

/** The options of a report; by default of the total, for A4, with figures linking to the receipts at its end. */
export interface ReportOptions {
  place?: Subject | undefined;
  sheet?: Sheet;
  /** The site of the release, where the figures lead. */
  site?: string | undefined;
  /** Where the name of the index leads. */
  home?: string | undefined;
  /** Of the sheet of a unit: whether the ranges of ranks with its levers are studied, which takes as long as some studies of all ranks. */
  ranges?: boolean;
}

/** What a report says, before it is laid out. */
export interface Report {
  release: Release;
  lang: Lang;
  place: Subject;
  /** Index, place and what it is. */
  title: string;
  /** What the data are; empty where they are real. */
  status: string;
  headline: Phrase;
  /** The picture of the cover: the map, in a report of the total. */
  cover: Figure | undefined;
  chapters: readonly Chapter[];
  /** Of the figures of headline and sentences, by `receiptKey`. */
  receipts: ReadonlyMap<string, NumberedReceipt>;
}

/** The report of the period of headlines: of the total, or of one place. */
export async function reportOf(
  release: Release,
  lang: Lang,
  place: Subject = totalOf(release),
): Promise<Report> {
  const { plan } = release;
  const facts = factsAbout(release, headlinePeriod(release), place);
  const headline = headlineOf(plan, facts, lang);
  const told = await chaptersOf(release, place);
  const chapters = [...told, ...appendicesOf(release, told)];
  const paragraphs = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'said' ? paragraphsOf(plan, block, lang) : [])),
  );
  return {
    release,
    lang,
    place,
    title: `${plan.title[lang]} · ${place.name[lang]} · ${words.report[lang]}`,
    status: plan.dataStatus === 'real' ? '' : word(plan.dataStatus, lang),
    headline,
    cover: place.level === 'total' ? await mapOf(release) : undefined,
    chapters,
    receipts: numberReceipts({ headline, paragraphs }),
  };
}

async function mapOf(release: Release): Promise<Figure | undefined> {
  const map = await figureOf(
    release,
    'map',
    parseChoice(release, () => undefined),
  );
  return map?.why ? undefined : map;
}

/** What stands large on a cover, and small above it: the index, and the total beside it; or the place, and the index. */
export function coverTitles(release: Release, place: Subject): { large: Text; small: Text } {
  const { title } = release.plan;
  return isTotal(release, place) ? { large: title, small: place.name } : { large: place.name, small: title };
}

/** What a list of contents names: the chapters, and the receipts where there are any. */
export function contentsOf({ chapters, receipts }: Report): Pick<Chapter, 'id' | 'title'>[] {
  const { before, behind } = aroundReceipts(chapters);
  return receipts.size === 0
    ? [...chapters]
    : [...before, { id: 'receipts', title: words.receipts }, ...behind];
}

/** The chapters before the receipts, and the long table of all units behind them: what stands below it could be alone on a sheet. */
export function aroundReceipts(chapters: readonly Chapter[]): { before: Chapter[]; behind: Chapter[] } {
  const isLast = ({ id }: Chapter) => id === 'all';
  return { before: chapters.filter((one) => !isLast(one)), behind: chapters.filter(isLast) };
}

/** The running head of every page: the title, preceded by the status of data that are not real. */
export function runningHead({ title, status }: Pick<Report, 'title' | 'status'>): string {
  return status === '' ? title : `${status} · ${title}`;
}
