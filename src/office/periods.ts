/** The forms in which people write years, quarters and months. */

const yearForm = /^(?:FY ?|year ?)?((?:19|20)\d\d|1[0-8]\d\d(?=\s*年))\s*(?:年度?|年末|年底)?$/iu;
const monthForm = /^((?:19|20)\d\d)\s*(?:年|[-/.]|[-\s]?M(?=\d))\s*(0?[1-9]|1[0-2])\s*月?$/iu;
const quarterForm = /^((?:19|20)\d\d)\s*(?:年第?|[-/\s]*)(?:Q([1-4])|([一二三四1-4])季度?)$/iu;
/** The year comes last: Q1 2024, Mar 2024, 03/2024. */
const yearLast = /^(\p{L}+\.?|Q[1-4]|[1-4]Q|(?:0?[1-9]|1[0-2])(?=\/))[-/,.\s]*((?:19|20)\d\d)$/iu;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  /^(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/iu;

/** A decimal number, as most cells of a table: no form of a period begins like it. */
const decimal = /^-?\d{1,3}\.\d+$/;

/** A year, month or quarter as periods are written: 2019, 2019-03, 2019-Q1. */
export function periodIn(text: string): string | undefined {
  if (decimal.test(text)) return undefined;
  const year = yearForm.exec(text)?.[1];
  if (year) return year;
  const quarter = quarterForm.exec(text);
  if (quarter) return `${quarter[1]}-Q${quarter[2] ?? numberOf(quarter[3]!)}`;
  const month = monthForm.exec(text);
  if (month) return `${month[1]}-${month[2]!.padStart(2, '0')}`;
  const [, part = '', last] = yearLast.exec(text) ?? [];
  const named = /^\d+$/.test(part) ? part.padStart(2, '0') : partOfYear(part);
  return named === undefined ? undefined : `${last}-${named}`;
}

/** A quarter or month without its year, as in periods: Q1, 03. */
export function partOfYear(text: string): string | undefined {
  const [, before, after, han] =
    /^(?:(?:Q|quarter ?)([1-4])|([1-4])(?:Q|(?:st|nd|rd|th) quarter)|第?([一二三四1-4])季度?)$/iu.exec(
      text,
    ) ?? [];
  const quarter = before ?? after ?? (han && numberOf(han));
  if (quarter !== undefined) return `Q${quarter}`;
  const name = monthName.exec(text)?.[1];
  const month = name
    ? months.indexOf(name.slice(0, 3).toLowerCase()) + 1
    : /^(?:M|(?=\d+ ?月))(0?[1-9]|1[0-2]) ?月?(份)?$/iu.exec(text)?.[1];
  return month === undefined ? undefined : String(month).padStart(2, '0');
}

const numberOf = (digit: string) => String('一二三四'.indexOf(digit) + 1 || digit);

/** The one year that a title speaks of. */
export function yearWithin(text: string): string | undefined {
  const years = new Set([...text.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map(([, year]) => year!));
  return years.size === 1 ? [...years][0] : undefined;
}

/** The year that a note says the figures are of: 数据截至2023年末, Data as of 2023. That of a yearbook is another one. */
export function yearOfData(note: string): string | undefined {
  const found =
    /(?:数据|统计|截至|截止)[^，。；,;\d来源鉴]{0,6}((?:19|20)\d\d)年(?!.{0,6}年鉴)|((?:19|20)\d\d)年(?:末|底|度)?(?:统计)?数据|\b(?:data|figures|as)(?: are)?(?: as)? (?:of|for|at)(?: end)?[- ]?((?:19|20)\d\d)\b/iu.exec(
      note,
    );
  return found?.slice(1).find((year) => year !== undefined);
}
