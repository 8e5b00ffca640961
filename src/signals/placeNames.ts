import { createRequire } from 'node:module';
import { foldLetters } from '../edition/index.js';

const load = createRequire(import.meta.url);

/** A name in two languages. */
export interface BilingualName {
  en: string;
  zh: string;
}

/**
 * Normalises a name: no diacritics, width, case, spaces, hyphens and apostrophes, so that `Xī’ān`, `xi an` and `ＸＩＡＮ`
 * are equal.
 */
export function normaliseName(name: string): string {
  return foldLetters(name).replace(/[\s'’‘ʼ`·.,_‐‑–-]/g, '');
}

/** Removes diacritics and normalises width. */
function withoutDiacritics(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').trim();
}

/** All normalised names of a unit: full, without its administrative suffix, and in pinyin. */
export function unitNames(name: BilingualName, spelt: string | undefined): string[] {
  const names = [name.zh, name.en, ...(spelt ? pinyinSpellings(spelt) : pinyinOf(name.zh))];
  return normalisedNames(names.flatMap((n) => [n, ...withoutSuffix(n)]));
}

/** The same for a province. */
export function provinceNames(name: BilingualName): string[] {
  return normalisedNames([
    name.zh,
    provinceStem(name.zh),
    name.en,
    provinceStem(name.en),
    ...pinyinOf(provinceStem(name.zh)),
  ]);
}

const ethnicGroups =
  '(朝鲜|壮|回|土家|苗|藏|羌|彝|白|傣|景颇|傈僳|哈尼|侗|布依|蒙古|哈萨克|柯尔克孜|维吾尔|瑶|满|黎|仫佬|毛南|水|仡佬|佤|拉祜|纳西|普米|独龙|怒)';
const namedAfter = new RegExp(`(${ethnicGroups}族|蒙古|哈萨克|柯尔克孜)+$`);
const kindInLetters =
  /[\s-]+(city|municipality|prefecture|(autonomous )?prefecture|league|region|area|shi|diqu|meng|zizhizhou|zhou)$/i;

/**
 * Shorter forms of a city's name: without its administrative suffix, and without the ethnic groups in the name of an
 * autonomous prefecture.
 */
export function withoutSuffix(name: string): string[] {
  const written = withoutDiacritics(name)
    .replace(/\(.*\)/, '')
    .trim();
  const plain = written.replace(/(市|地区|盟|自治州|林区)$/, '').replace(kindInLetters, '');
  return [...new Set([plain, plain.replace(namedAfter, '')])].filter((n) => n.length >= 2);
}

/** A province's name without its administrative suffix. */
export function provinceStem(name: string): string {
  return withoutDiacritics(name)
    .replace(/(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/, '')
    .replace(/[\s-]+(province|municipality|city|sheng|shi)$/i, '')
    .replace(/[\s-]+((zhuang|hui|uyghur|uygur)[\s-]+)?(autonomous region|zizhiqu)$/i, '');
}

/** A Chinese name in pinyin; empty for other names. */
function pinyinOf(name: string): string[] {
  const stem = withoutSuffix(name).at(-1) ?? name;
  if (!/^\p{Script=Han}+$/u.test(stem)) return [];
  // Loaded with the first Chinese name: its dictionary is large.
  const { pinyin } = load('pinyin-pro') as typeof import('pinyin-pro');
  return pinyinSpellings(pinyin(stem, { toneType: 'none', v: true }));
}

/** Pinyin with ü written as ü, v and u. */
function pinyinSpellings(spelt: string): string[] {
  return [spelt, spelt.replace(/ü/gi, 'v'), spelt.replace(/[üv]/gi, 'u')];
}

function normalisedNames(names: readonly string[]): string[] {
  return [...new Set(names.map(normaliseName))].filter((n) => n !== '');
}
