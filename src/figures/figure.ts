import type { VNode } from 'preact';
import type { Lang, Text } from '../edition/index.js';
import type { ExportField, Release } from '../release/index.js';
import type { Cell } from '../tables/index.js';
import type { Choice, ChoiceKey } from './choice.js';

/** How a figure is made from a release. */
export interface FigureMaker {
  /** What of an address it looks at. */
  keys: readonly ChoiceKey[];
  /** Whether a release has it; every one where nothing is said. */
  has?: (release: Release) => boolean;
  /** A figure that cannot be computed says why; it is never an error. */
  make: (release: Release, choice: Choice) => Figure | Promise<Figure>;
}

/** A row of a figure, its columns unknown. */
export type FigureRow = Readonly<Record<string, Cell>>;

/** A column of the table behind a figure, whose rows are known by their columns where it is made (`columnsFor`). */
export interface FigureField<R extends object = FigureRow> extends ExportField {
  /** How a number is written for readers; with six digits where nothing is said. */
  show?(value: number, lang: Lang, row: R): string;
  /** Where the cell of a row leads, behind the language: the page with its receipt. */
  to?(row: R): string | undefined;
  /** What a reader sees instead of a code or an empty text. */
  name?(cell: string, lang: Lang, row: R): string;
  /** Whether it is taken away only and not shown on a page: codes beside names. */
  hidden?: boolean;
}

/** The context of a drawing: language, width and links. */
export interface Drawing {
  lang: Lang;
  /** In pixels, at least 280. */
  width: number;
  /** The address of a path behind the language; undefined where links make no sense, in a file. */
  href: (path: string) => string | undefined;
}

/** A chart as drawn: the inside of an SVG and its height in pixels; its width is that of the drawing. */
export interface Drawn {
  height: number;
  content: VNode;
}

/** A chart: a function from where it stands to SVG. Colours are classes and variables of the style, never values. */
export type Draw = (at: Drawing) => Drawn;

/** Sentences in both languages. */
export type Sentences = Readonly<Record<Lang, readonly string[]>>;

/**
 * A figure of a release: what it is called, how it is read, its exact values as a table, and its drawing. Page, report,
 * image and data file are made of one and the same.
 */
export interface Figure {
  /** Lower-case words joined by hyphens; its name in an address and of its files. */
  id: string;
  title: Text;
  /** What its files are called, where its title is a finding rather than what it shows. */
  file?: Text;
  /** What it shows, where that is told: the first sentence is its title then, and the others follow. */
  finding?: Sentences;
  /** How it is to be read: what the axes, marks and colours are. */
  note: Text;
  /** The alternative text of the drawing, where no finding says it. */
  alt?: Text;
  fields: readonly FigureField[];
  /** Cells by the ids of the fields: unrounded values of the release, null where there is none. */
  rows: readonly FigureRow[];
  /** Why there is nothing to draw; the rows may be there all the same. */
  why?: Text | undefined;
  draw: Draw;
  /** Width that the drawing wants on a page, where it is not the usual one. */
  width?: number;
  /** Whether its marks are read one after the other, by pointer or keys, in a row above it. */
  reads?: boolean;
  /** Whether it can as well be drawn narrower: it lays itself out for the width it has. */
  anyWidth?: boolean;
  /** Whether it is so tall that it scrolls beside the others on a wide page. */
  tall?: boolean;
}

/** What stands with a drawing: its finding as its title, or what it shows, and how it is read. */
export function captionOf(
  { title, note, finding }: Pick<Figure, 'title' | 'note' | 'finding'>,
  lang: Lang,
): { title: string; note: string } {
  const [first, ...more] = finding?.[lang] ?? [];
  if (first === undefined) return { title: title[lang], note: note[lang] };
  // A question is answered by the title.
  const shows = /[?？]/.test(title[lang]) ? [] : [asSentence(title[lang], lang)];
  return { title: bare(first), note: joined([...more, ...shows, note[lang]], lang) };
}

/** A figure beside sentences that say its finding, or a part of it: that is not said again, and without its finding it is called by what it shows. */
export function besideSentences(figure: Figure, told: Sentences): Figure {
  const { finding, ...rest } = figure;
  if (!finding) return figure;
  const left = (lang: Lang) => finding[lang].filter((one) => !told[lang].includes(one));
  const [en, zh] = [left('en'), left('zh')];
  if (en[0] === finding.en[0]) return { ...rest, finding: { en, zh } };
  return {
    ...rest,
    alt: { en: altOf(figure, 'en'), zh: altOf(figure, 'zh') },
    note: { en: joined([...en, rest.note.en], 'en'), zh: joined([...zh, rest.note.zh], 'zh') },
  };
}

/** What a drawing says to those who do not see it: why it is none, its own words, else its finding, else what it shows. */
export function altOf(
  { title, why, alt, finding }: Pick<Figure, 'title' | 'why' | 'alt' | 'finding'>,
  lang: Lang,
): string {
  if (why || alt) return (why ?? alt!)[lang];
  const table = { en: 'The figures are in the table.', zh: '数值见表。' }[lang];
  return joined(finding?.[lang] ?? [asSentence(title[lang], lang), table], lang);
}

const joined = (sentences: readonly string[], lang: Lang) => sentences.join({ en: ' ', zh: '' }[lang]);

const bare = (sentence: string) => sentence.replace(/[.。]$/, '');

const asSentence = (text: string, lang: Lang) =>
  /[?？]$/.test(text) ? text : text + { en: '.', zh: '。' }[lang];

/** The width of a drawing where nothing else is said: three stand side by side on a wide screen, one fits a phone. */
export const defaultWidth = 440;

/** The widest drawing, in pixels, that can be read when it is as wide as a sheet of paper. */
const paperWidth = 860;

/** Whether a figure can be read on paper. */
export const isForPaper = ({ width = 0, anyWidth }: Figure): boolean =>
  anyWidth === true || width <= paperWidth;

/** The width of its drawing on paper. */
export const paperWidthOf = ({ width = defaultWidth, anyWidth }: Figure): number =>
  anyWidth ? paperWidth : width;

/** The width of a drawing that takes the whole of a wide page. */
export const fullPageWidth = 1376;

/** The cell of a row as a reader sees it. */
export function cellText(
  field: FigureField,
  row: FigureRow,
  lang: Lang,
  plain: (v: number, lang: Lang) => string,
): string {
  const cell = row[field.id] ?? null;
  if (field.name) return field.name(cell === null ? '' : String(cell), lang, row);
  if (cell === null) return '–';
  return typeof cell === 'number' ? (field.show ?? plain)(cell, lang, row) : cell;
}
