import { type Format, formats } from '../release/index.js';
import { offlineFormat } from './site/place/offlineFormat.js';
import { workbook } from './workbook/format.js';

/** Every form a release can be taken away in, by id: those of the release, and workbook and page, which need prose. */
export const exportFormats: Readonly<Record<string, Format>> = {
  ...formats,
  xlsx: workbook,
  page: offlineFormat,
};
