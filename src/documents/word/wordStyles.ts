import type { IStylesOptions } from 'docx';
import type { Lang } from '../../edition/index.js';

/** Fonts that Word and WPS bring along; Chinese quotation marks are those of the Chinese font. */
const body = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'SimSun', cs: 'Calibri' };
const heads = { ...body, eastAsia: 'SimHei' };
const code = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: 'SimSun', cs: 'Consolas' };

const languages = { en: { value: 'en-GB' }, zh: { value: 'en-GB', eastAsia: 'zh-CN' } };

/** Styles by which a document is read aloud, outlined and restyled; sizes in half points, distances in twentieths of a point. */
export function wordStyles(lang: Lang): IStylesOptions {
  const font = (of: typeof body) => (lang === 'zh' ? { ...of, hint: 'eastAsia' } : of);
  const heading = (size: number, before: number) => ({
    run: { font: font(heads), size, bold: true, color: '14181D' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: font(body), size: 22, language: languages[lang] },
        paragraph: { spacing: { after: 120, line: 288 } },
      },
      title: heading(44, 600),
      heading1: heading(34, 400),
      heading2: heading(27, 320),
      heading3: heading(23, 200),
      hyperlink: { run: { color: '0A6B62', underline: { color: '0A6B62' } } },
    },
    paragraphStyles: [
      { id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', ...heading(20, 240) },
      {
        id: 'ContentsHead',
        name: 'Contents heading',
        basedOn: 'Normal',
        next: 'Normal',
        ...heading(27, 320),
      },
      {
        id: 'Lead',
        name: 'Lead',
        basedOn: 'Normal',
        run: { size: 28 },
        paragraph: { spacing: { after: 240 } },
      },
      { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 18, color: '555B63' } },
      { id: 'Running', name: 'Running', basedOn: 'Normal', run: { size: 16, color: '555B63' } },
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        run: { size: 17 },
        paragraph: { spacing: { after: 0, line: 240 } },
      },
      {
        id: 'Code',
        name: 'Code',
        basedOn: 'Normal',
        run: { font: font(code), size: 17 },
        paragraph: { spacing: { after: 60, line: 240 } },
      },
    ],
  };
}
