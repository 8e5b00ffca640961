import { type Format, formats } from '../release/index.js';
import { workbook } from './workbook/format.js';

/** Every form a release can be taken away in, by id: those of the release, and the workbook, which needs prose. */
export const exportFormats: Readonly<Record<string, Format>> = { ...formats, xlsx: workbook };
