/** Papers that a document is laid out for: what style sheets call them, width and height in twentieths of a point. */
export const sheets = {
  a4: { css: 'A4', width: 11906, height: 16838 },
  letter: { css: 'letter', width: 12240, height: 15840 },
} as const;

export type Sheet = keyof typeof sheets;
