import type { Text } from '../text.js';

/** Records that something is wrong with. */
export interface FoundRecords {
  /** How many. */
  count: number;
  /** What stands in the column of the first; null where nothing does. */
  value: string | null;
  /** Where the first is: the file, and the number of the record in it, from 1; a table of a cluster has no order. */
  file: string;
  record?: number;
}

/** Letters of a value that are shown. */
const shown = 60;

/**
 * Such records in words: how many, and the first of them with its value.
 * @param what stands behind their number
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
