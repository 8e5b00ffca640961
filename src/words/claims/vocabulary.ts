import type { Plan } from '../../edition/index.js';
import { amongAll, around, patterns, withinGroup } from './grammar.js';

/** Words that may stand for the units or groups of a level, in small letters: its title, the last word of it, its id. */
function setWords(plan: Plan, level: string): string[] {
  const title =
    level === plan.level ? plan.unitsTitle : plan.groupings.find(({ column }) => column === level)?.title;
  if (!title) return [];
  const en = title.en.toLowerCase();
  return ['places', en, en.split(' ').at(-1)!, title.zh, ...(level === plan.level ? ['units', '单元'] : [])];
}

/** Whether words name the units or groups of a level: "cities", "the cities", 城市. */
export function isSet(plan: Plan, level: string, words: string): boolean {
  return setWords(plan, level).includes(words.replace(/^the /, '').trim());
}

const sources = [
  ...patterns.map(({ is }) => is),
  ...withinGroup,
  ...amongAll,
  ...Object.values(around).flat(),
]
  .map(({ source }) => source.replaceAll('?<set>', '').replace(/\\u[0-9a-f]{4}/g, ''))
  .join('\n');

/** Every word, and every Chinese letter, that some pattern has. */
const words = new Set((sources.match(/[a-z]+/g) ?? []).flatMap((word) => [word, word.replace(/s$/, '')]));
const letters = new Set(sources.match(/[\u4e00-\u9fff]/g) ?? []);

/** The words of a text that no pattern has, in their order; empty where patterns have each of them. */
export function strangeWords(text: string): string {
  const found: string[] = [];
  let end = -1;
  for (const { segment, index, isWordLike } of segments.segment(text)) {
    if (!isWordLike || isKnown(segment)) continue;
    const joins = end === index && isChinese(segment);
    if (joins) found[found.length - 1] += segment;
    else found.push(segment);
    end = index + segment.length;
  }
  return found.join(found.some(isChinese) ? '、' : ' ');
}

const segments = new Intl.Segmenter('zh', { granularity: 'word' });
const isChinese = (word: string) => /[\u4e00-\u9fff]/.test(word);
const isKnown = (word: string) =>
  isChinese(word) ? [...word].every((letter) => letters.has(letter)) : words.has(word);
