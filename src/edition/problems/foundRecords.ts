import type { Text } from '../text.js';

/** Faulty records of one kind. */
export interface FoundRecords {
  /** How many. */
  count: number;
  /** The value of the first in the column; null where it is empty. */
  value: string | null;
  /** The first record: its file and its number there, from 1; rows of a table in a cluster have no number. */
  file: string;
  record?: number;
}

/** Maximum number of characters of a value that are shown. */
const shown = 60;

/**
 * Faulty records in words: their number, and the first with its value.
 * @param what follows the number
 */
export function recordsText({ count, value, file, record }: FoundRecords, what: Text): Text {
  const text = value ?? '';
  const short = text.length > shown ? `${text.slice(0, shown)}…` : text;
  const quoted = { en: short === '' ? 'nothing' : `“${short}”`, zh: short === '' ? '空值' : `“${short}”` };
  const at = {
    en: record === undefined ? file : `record ${record} of ${file}`,
    zh: record === undefined ? file : `${file} 的第 ${record} 条记录`,
  };
  return {
    en: `${count} ${count === 1 ? 'record' : 'records'} ${what.en}: ${quoted.en} in ${at.en}${count === 1 ? '' : ' is the first'}`,
    zh: `${count} 条记录${what.zh}：${count === 1 ? '' : '首条是'}${at.zh}中的${quoted.zh}`,
  };
}
