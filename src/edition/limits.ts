import type { Text } from './text.js';

/**
 * Maximum lengths of the texts in requests, in characters. Longer texts are refused before any work, because the search
 * for similar texts takes time in proportion to the product of two lengths.
 */
export const maxLengths = {
  /** A name, title, code, id or period. */
  name: 200,
  /** A sentence that makes a claim. */
  sentence: 300,
  /** The reference of a figure. */
  reference: 400,
  /** The key of a series of SDMX. */
  key: 2000,
  /** The address of a page or of a resource. */
  address: 4096,
} as const;

export type TextKind = keyof typeof maxLengths;

/** The expectation for a text of a kind. */
export function maxLengthText(kind: TextKind): Text {
  return { en: `at most ${maxLengths[kind]} characters`, zh: `不超过 ${maxLengths[kind]} 个字符` };
}

/** A maximum, and what to do where it is exceeded. */
export interface Limit {
  most: number;
  /** What is counted, in words that follow the number. */
  of: Text;
  mend: Text;
}

const kB = 1000;
const MB = 1_000_000;

/**
 * How much an edition, a workbook or a study may have. More is refused before the work, by its size or number. The table in
 * `docs/operations.md` has the same numbers, with what was measured (`test/limits`).
 */
export const limits = {
  yamlSize: {
    most: 500 * kB,
    of: { en: 'bytes of YAML', zh: '字节的 YAML' },
    mend: {
      en: 'move the indicators into indicators.csv and long texts out of the file',
      zh: '请将指标移入 indicators.csv，并移出过长的文本',
    },
  },
  nesting: {
    most: 100,
    of: { en: 'levels of nesting', zh: '层嵌套' },
    mend: { en: 'write it with fewer levels', zh: '请减少嵌套层数' },
  },
  tableSize: {
    most: 20 * MB,
    of: { en: 'bytes of a table', zh: '字节的表格' },
    mend: {
      en: 'keep one row for each unit, group or indicator here; figures belong in data/',
      zh: '此表每个单元、分组或指标只占一行；数据请放入 data/',
    },
  },
  mapSize: {
    most: 20 * MB,
    of: { en: 'bytes of a map: every page carries it', zh: '字节的地图：每个页面都含地图' },
    mend: { en: 'simplify its lines', zh: '请简化其线条' },
  },
  borderSize: {
    most: 50 * MB,
    of: { en: 'bytes of borders', zh: '字节的边界' },
    mend: { en: 'simplify the lines', zh: '请简化其线条' },
  },
  cellText: {
    most: 5000,
    of: { en: 'characters in a cell', zh: '个字符的单元格' },
    mend: { en: 'shorten the text', zh: '请缩短文本' },
  },
  columns: {
    most: 10_000,
    of: { en: 'columns', zh: '列' },
    mend: { en: 'keep the columns that are needed', zh: '请只保留所需的列' },
  },
  headerSize: {
    most: 500 * kB,
    of: { en: 'bytes of a header', zh: '字节的表头' },
    mend: { en: 'keep the columns that are needed, with short names', zh: '请只保留所需的列，并缩短列名' },
  },
  dataFiles: {
    most: 2000,
    of: { en: 'data files', zh: '个数据文件' },
    mend: { en: 'put several of them into one', zh: '请将多个文件合并' },
  },
  units: {
    most: 40_000,
    of: { en: 'units', zh: '个单元' },
    mend: { en: 'rank larger units, or make several editions', zh: '请采用更大的单元，或分成多个版本' },
  },
  groups: {
    most: 10_000,
    of: { en: 'groups', zh: '个分组' },
    mend: { en: 'take larger groups', zh: '请采用更大的分组' },
  },
  indicators: {
    most: 1000,
    of: { en: 'indicators', zh: '个指标' },
    mend: { en: 'keep those that the index needs', zh: '请只保留指数所需的指标' },
  },
  nodes: {
    most: 5000,
    of: {
      en: 'nodes of the framework: each counts wherever it stands',
      zh: '个框架节点：在每处出现都计入',
    },
    mend: { en: 'let fewer nodes stand in several parents', zh: '请减少位于多个上级之下的节点' },
  },
  levels: {
    most: 20,
    of: { en: 'levels of the framework', zh: '个框架层级' },
    mend: { en: 'take nodes out between the index and its indicators', zh: '请减少指数与指标之间的节点' },
  },
  periods: {
    most: 1000,
    of: { en: 'periods', zh: '个时期' },
    mend: {
      en: 'begin later (`periods.first`), or take longer periods',
      zh: '请推迟起始时期（`periods.first`），或采用更长的时期',
    },
  },
  cells: {
    most: 4_000_000,
    of: { en: 'cells (units × periods × indicators)', zh: '个单元格（单元×时期×指标）' },
    mend: {
      en: 'take fewer periods or indicators, or make several editions',
      zh: '请减少时期或指标，或分成多个版本',
    },
  },
  drawnRanks: {
    most: 300_000_000,
    of: { en: 'ranks to keep (units × draws)', zh: '个需保存的位次（单元×抽样次数）' },
    mend: { en: 'take fewer draws (--replicates)', zh: '请减少抽样次数（--replicates）' },
  },
  workbookSize: {
    most: 50 * MB,
    of: { en: 'bytes of a workbook', zh: '字节的工作簿' },
    mend: {
      en: 'delete sheets that are not needed, or save the tables as CSV',
      zh: '请删去多余的工作表，或另存为 CSV',
    },
  },
  unpackedSize: {
    most: 100 * MB,
    of: { en: 'bytes of an unpacked part of a workbook', zh: '字节的工作簿部件（解压后）' },
    mend: {
      en: 'delete empty rows and pictures, or save the tables as CSV',
      zh: '请删去空行与图片，或另存为 CSV',
    },
  },
  sheetCells: {
    most: 1_000_000,
    of: { en: 'cells of a sheet', zh: '个工作表单元格' },
    mend: {
      en: 'save the tables as CSV, and the figures as a data file of an edition',
      zh: '请将表格另存为 CSV，并将数值作为版本的数据文件',
    },
  },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

/** A limit in words: “at most 100,000 units”. */
export function limitText(name: LimitName): Text {
  const { most, of } = limits[name];
  return { en: `at most ${grouped(most)} ${of.en}`, zh: `不超过 ${grouped(most)} ${of.zh}` };
}

/** A number of what a limit counts, in words. */
export function countText(name: LimitName, found: number): Text {
  const { of } = limits[name];
  const plain = (text: string) => text.split(/[:：]/)[0]!;
  return { en: `${grouped(found)} ${plain(of.en)}`, zh: `${grouped(found)} ${plain(of.zh)}` };
}

const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
