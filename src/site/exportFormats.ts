import { workbook } from '../documents/index.js';
import { type Format, formats } from '../release/index.js';
import { offlineFormat } from './place/offlineFormat.js';

/** Every form a release can be taken away in, by id: those of the release, and workbook and page, which need prose. */
export const exportFormats: Readonly<Record<string, Format>> = {
  ...formats,
  xlsx: workbook,
  page: offlineFormat,
};
