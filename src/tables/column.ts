/** Columns of which a title says all. */
export const column = {
  string: (en: string, zh: string) => ({ type: 'string', title: { en, zh } }) as const,
  integer: (en: string, zh: string) => ({ type: 'integer', title: { en, zh } }) as const,
  number: (en: string, zh: string) => ({ type: 'number', title: { en, zh } }) as const,
};
