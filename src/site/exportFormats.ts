import { workbook } from '../documents/index.js';
import { type Format, formats } from '../release/index.js';
import { offlineFormat } from './place/offlineFormat.js';

/** Every export format of a release, by id: those of the floor `release`, and workbook and page, which need words. */
export const exportFormats: Readonly<Record<string, Format>> = {
  ...formats,
  xlsx: workbook,
  page: offlineFormat,
};
