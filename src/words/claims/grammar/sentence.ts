import { chineseClause } from './chineseClauses.js';
import { chineseSecond } from './chineseSecond.js';
import type { Clause, Draft } from './draft.js';
import { englishClause } from './englishClauses.js';
import { englishSecond } from './englishSecond.js';
import type { SecondClause } from './frames.js';
import { choice, either, many, type Parser, reader } from './parser.js';

/** How sentences of a language are made of clauses: patterns of two clauses, of denials, and of what begins a list. */
interface Joining {
  clause: Parser<Clause>;
  second: Parser<SecondClause>;
  two: string;
  three: string;
  denials: string;
  all: string;
  notAll: string;
}

/** Most sentences of a list. */
const mostListed = 24;

/**
 * A sentence: a single one, two clauses that may share words, or a list of sentences that share none, of which it claims all, or
 * denies that all hold. A list within a list stands in brackets.
 */
function sentenceOf({ clause, second, two, three, denials, all, notAll }: Joining): Parser<Draft> {
  const read = reader({ clause, second, third: second });
  const single = either(
    read('{clause}', (v): Draft => ({ clauses: [v.clause], denied: false })),
    // Of the places before it may be ranked, but not have its value or share.
    read('其中 ,? {clause}', (v): Draft | undefined =>
      ['value', 'share', 'share-to', 'grown-to'].includes(v.clause.predicate.kind)
        ? { clauses: [v.clause], denied: false }
        : undefined,
    ),
    read(denials, (v): Draft => ({ clauses: [v.clause], denied: true })),
  );
  const joined = read(two, (v): Draft | undefined => {
    const other = v.second(v.clause);
    return other && { clauses: [v.clause, other], denied: false };
  });
  // "Guangdong ranks first, Beijing second and Jiangsu third": each of the others with the first.
  const ofThree = read(three, (v): Draft | undefined => {
    const [second, third] = [v.second(v.clause), v.third(v.clause)];
    if (!second || !third) return undefined;
    const pairs = [second, third].map((other): Draft => ({ clauses: [v.clause, other], denied: false }));
    return { list: pairs, denied: false };
  });
  const nested: Parser<Draft> = (tokens, at) => listed(tokens, at);
  const item = either(
    single,
    reader({ nested })('( {nested} )', (v) => v.nested),
  );
  const more = many(
    reader({ item })('; {item}', (v) => v.item),
    mostListed,
  );
  const denied = choice([false, all], [true, notAll]);
  const listed = reader({ denied, item, more })(
    '{denied} {item} {more}',
    (v): Draft => ({ list: [v.item, ...v.more], denied: v.denied }),
  );
  return either(single, joined, ofThree, listed);
}

/** A sentence in English or Chinese. */
export const sentence: Parser<Draft> = either(
  sentenceOf({
    clause: englishClause,
    second: englishSecond,
    two: `{clause} ,/; {second} | {clause} ,/;? and/but/while/whereas/though/although {second}
      | while/although/though {clause} , {second}`,
    three:
      '{clause} , {second} ,? and/while? {third} | {clause} and {second} , {third} | {clause} , {second} , {third}',
    denials: 'it is/was not true/so/the_case that {clause} | it is false/untrue/wrong that {clause}',
    all: 'both/all of these are so :',
    notAll: 'not all of these are so :',
  }),
  sentenceOf({
    clause: chineseClause,
    second: chineseSecond,
    two: '{clause} ,/;/,且/并/,而/;而/,但/且/并/而 {second} | 虽然/尽管 {clause} , {second}',
    three: '{clause} , {second} , {third}',
    denials: '并非 ,/:? {clause}',
    all: '以下各项均成立 :',
    notAll: '以下各项并非均成立 :',
  }),
);
