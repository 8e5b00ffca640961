import type { Plan } from '../../src/edition/index.js';
import { resultReference, subjectsOf } from '../../src/release/index.js';

/** A figure that a page states: the receipt it leads to, what of it is shown, and the text. */
export interface Stated {
  /** The reference of the receipt, and how the figure follows from it. */
  key: string;
  text: string;
  where: 'text' | 'chart' | 'table';
}

/** Every figure of a page that leads to a receipt, in text, charts (their titles) and tables. */
export function statedOn(html: string, plan: Plan): Stated[] {
  const main = html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<nav[\s\S]*?<\/nav>|<header[\s\S]*?<\/header>|<footer[\s\S]*?<\/footer>/g, '');
  const found: Stated[] = [];
  let [inTable, inChart] = [0, 0];
  const tags = /<(\/?)(table|svg)\b[^>]*>|<a\b([^>]*)>([\s\S]*?)<\/a>/g;
  for (const [, end, box, attributes = '', inside = ''] of main.matchAll(tags)) {
    if (box === 'table') inTable += end ? -1 : 1;
    else if (box === 'svg') inChart += end ? -1 : 1;
    else {
      const where = inChart > 0 ? 'chart' : inTable > 0 ? 'table' : 'text';
      found.push(...citedBy(attributes, inside, plan).map((one) => ({ ...one, where }) as const));
    }
  }
  return found;
}

/** What a link cites: the value of its receipt, another thing that follows from it, or of a mark on a map value and rank. */
function citedBy(attributes: string, inside: string, plan: Plan): Omit<Stated, 'where'>[] {
  const href = /href="([^"]*)"/.exec(attributes)?.[1];
  const reference = href && referenceOf(unescaped(href), plan);
  if (!reference) return [];
  const from = /data-from="([^"]*)"/.exec(attributes)?.[1] ?? 'value';
  const title = /<title>([\s\S]*?)<\/title>/.exec(inside)?.[1];
  const text = unescaped((title ?? inside).replace(/<[^>]*>/g, '')).trim();
  // A link to another period says that period.
  if (reference.split('/')[2] === text) return [];
  if (title === undefined) return [{ key: `${reference} ${from}`, text }];
  // A map of changes, tiers or figures per head shows no figure of that receipt.
  if (attributes.includes('data-unit=')) {
    if (from !== 'value') return [];
    const [, value, rank] = /^.* (\S+) \((\d+)\)$/.exec(text) ?? [];
    return value === undefined
      ? []
      : [
          { key: `${reference} value`, text: value },
          { key: `${reference} rank`, text: rank! },
        ];
  }
  const said = text.split(/[:：] ?/).at(-1)!;
  return [{ key: `${reference} ${from}`, text: said }];
}

/** The reference of the receipt behind an address: that of a receipt, or of the page of a place. */
function referenceOf(href: string, plan: Plan): string | undefined {
  const receipt = /\/receipt\?of=([^&#]*)/.exec(href)?.[1];
  if (receipt) return decodeURIComponent(receipt);
  const path = /\/place\/([^/?#]+)\/([^/?#]+)(?:\/([^/?#]+))?$/.exec(href)?.slice(1);
  if (!path) return undefined;
  const [code, period, node = plan.nodes[0]!.id] = path.map((part) => part && decodeURIComponent(part));
  const subject = subjectsOf(plan).find((s) => s.code === code);
  return subject && resultReference(plan, subject, period!, node);
}

const unescaped = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');

/** A number as it is written: its size, half a step of its last digit, and whether words or marks scale it. */
interface Written {
  size: number;
  half: number;
  scaled: boolean;
}

const scales: Record<string, number> = {
  ...{ thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  ...{ 万亿: 1e12, 亿: 1e8, 万: 1e4, '%': 0.01 },
};

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ordinals = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** The number that a text is; undefined where it is none, such as a name or a range. */
export function written(text: string): Written | undefined {
  const plain = text.trim().replace(/ places?$/, '');
  const word = [words.indexOf(plain), ordinals.indexOf(plain)].find((n) => n > 0);
  if (word !== undefined) return { size: word, half: 0, scaled: false };
  const number =
    /^(?:RMB |第|[+−-])*([\d,]+)(\.\d+)?(?:st|nd|rd|th)? ?(thousand|million|billion|trillion|万亿|亿|万|%)?(?:元|位|点)?$/;
  const [whole, digits, decimals = '', scale] = number.exec(plain.replace('RMB −', 'RMB ')) ?? [];
  if (whole === undefined) return undefined;
  const times = scale === undefined ? 1 : scales[scale]!;
  // In words a number is rounded to the digits that it bears: RMB 160 billion.
  const zeros = scale === undefined || decimals !== '' ? 0 : /0*$/.exec(digits!)![0].length;
  const size = Number(digits!.replaceAll(',', '') + decimals) * times;
  return {
    size,
    half: 0.5 * 10 ** (zeros - Math.max(0, decimals.length - 1)) * times,
    scaled: scale !== undefined,
  };
}

/** What a table may count in where a sentence writes the number out: per cent, or a hundred million. */
const units = [1, 100, 0.01, 1e8];

/** Whether two texts can be the same number, each as rounded as it is written; a direction may be in words. */
export function agree(a: string, b: string): boolean {
  const [x, y] = [written(a), written(b)];
  if (!x || !y) return true;
  const near = (k: number, m: number) =>
    Math.abs(k * x.size - m * y.size) <= (k * x.half + m * y.half) * (1 + 1e-9);
  if (x.scaled === y.scaled) return near(1, 1);
  return units.some((k) => (x.scaled ? near(1, k) : near(k, 1)));
}
