/** Fixed words around a brief. */
export const briefWords = {
  receipts: { en: 'Receipts', zh: '数据凭据' },
  how: {
    en: 'Each figure follows from the figures named here; `npx iplus explain REFERENCE` shows where they come from.',
    zh: '文中数字均由下列数据得出；用 `npx iplus explain 引用` 可查其来历。',
  },
  brief: { en: 'Brief', zh: '简报' },
  whole: { en: 'The place and its receipts', zh: '该地页面与数据凭据' },
  periods: { en: 'Other periods', zh: '其他时期' },
} as const;
