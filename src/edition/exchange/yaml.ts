import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { controlNames } from '../controlCharacters.js';
import { intendedWord } from '../problems/candidates.js';
import { checkLimit } from '../problems/overLimit.js';
import type { Problem } from '../problems/problem.js';
import { ProblemList } from '../problems/problemList.js';
import { problems } from '../problems/problems.js';
import { keysAt, keysOf } from '../schema/knownKeys.js';
import { shapeText, typeText } from '../schema/shapes.js';
import { same, type Text } from '../text.js';
import { yamlNesting } from './nesting.js';

type Path = readonly PropertyKey[];

/** A YAML text as data, with the line of each key path. */
export interface YamlText {
  value: unknown;
  lineOf(path: Path): number;
  /** Problems of the control characters it contains, literally or as escapes such as \e. */
  controls: Problem[];
}

/** Parses YAML text. Syntax errors become problems with their lines; tags and dates stay plain data. */
export function parseYaml(file: string, source: string): { text?: YamlText; problems: Problem[] } {
  checkLimit({ file }, 'yamlSize', source.length);
  const tokens = [...new Lexer().lex(source)];
  checkLimit({ file }, 'nesting', yamlNesting(source, tokens));
  const lines = new LineCounter();
  const [document, ...others] = documentsOf(tokens, lines);
  const second = others.find(isFilled);
  const errors = [...(document?.errors ?? []), ...repeatedKeys(document), ...another(second)];
  if (errors.length > 0) {
    return {
      // Later errors mostly follow from the first.
      problems: errors.slice(0, 1).map((e) => {
        return problems.yaml({ file, line: lines.linePos(e.pos[0]).line }, e.message);
      }),
    };
  }
  const plain = plainData(document?.toJS.bind(document));
  if ('refused' in plain) return { problems: [problems.yaml({ file }, plain.refused)] };
  const lineOf = (path: Path) => {
    let node = (document?.contents ?? undefined) as Node | undefined;
    let line = 1;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((p) => String((p.key as { value?: unknown }).value) === String(key));
        if (!pair) break;
        const at = (pair.key as Node).range?.[0];
        if (at !== undefined) line = lines.linePos(at).line;
        node = (pair.value ?? undefined) as Node | undefined;
      } else if (isSeq(node)) {
        node = node.items[Number(key)] as Node | undefined;
        if (node?.range) line = lines.linePos(node.range[0]).line;
      } else break;
    }
    return line;
  };
  const controls = controlsOf(file, source, document, lines);
  return { text: { value: plain.value ?? null, lineOf, controls }, problems: [] };
}

/** Composes the documents of a text of which the tokens are known. */
function documentsOf(tokens: readonly string[], lines: LineCounter): Document.Parsed[] {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  function* parsed() {
    for (const token of tokens) yield* parser.next(token);
    yield* parser.end();
  }
  // The library compares every key with every other, and would write warnings to the terminal.
  const options = { schema: 'core', uniqueKeys: false, logLevel: 'error' } as const;
  return [...new Composer(options).compose(parsed())];
}

/** Control characters in the lines of a text; where there are none, those that escapes stand for. */
function controlsOf(
  file: string,
  source: string,
  document: Document | undefined,
  lines: LineCounter,
): Problem[] {
  const found = new ProblemList();
  const add = (line: number, text: string) => {
    const names = controlNames(text);
    if (names.length > 0) found.add(problems.controlCharacters({ file, line }, names, text));
  };
  if (controlNames(source).length > 0) {
    for (const [i, text] of source.split(/\r\n|\n|\r/).entries()) add(i + 1, text);
  } else if (document && source.includes('\\')) {
    visit(document as Document.Parsed, {
      Scalar: (_, { value, range }) => {
        if (typeof value === 'string' && range) add(lines.linePos(range[0]).line, value);
      },
    });
  }
  return found.all;
}

/** Keys that occur twice in a map, in a document without other errors. */
function repeatedKeys(document: Document | undefined): { pos: [number, number]; message: string }[] {
  const found: { pos: [number, number]; message: string }[] = [];
  if (!document || document.errors.length > 0) return found;
  visit(document as Document.Parsed, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const at = key.range?.[0] ?? 0;
        if (seen.has(key.value)) found.push({ pos: [at, at], message: 'Map keys must be unique' });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** Whether anything is in a document: `---` may stand at the end of a file. */
const isFilled = ({ contents }: Document.Parsed) =>
  contents !== null && !(isScalar(contents) && contents.value === null);

/** A document behind the first would be lost. */
const another = (document: Document.Parsed | undefined): { pos: [number, number]; message: string }[] =>
  document ? [{ pos: [document.range[0], document.range[0]], message: 'a second document, behind ---' }] : [];

/** The data of a document; refused where aliases expand without bound, contain themselves or stand for nothing. */
function plainData(toJS: (() => unknown) | undefined): { value: unknown } | { refused: string } {
  try {
    const value = toJS?.();
    JSON.stringify(value);
    return { value };
  } catch (error) {
    if (error instanceof TypeError) return { refused: 'an alias (*) inside the value that it refers to' };
    const isUnknown = /^Unresolved alias/.test((error as Error).message);
    return {
      refused: isUnknown
        ? 'an alias (*) of a name that no value before it has (&)'
        : 'aliases (*) that stand for too many values',
    };
  }
}

/**
 * Checks YAML data against a zod definition; every issue becomes a problem with file, line and path.
 * Where unknown keys are the only problem, the value has them replaced by the keys that were probably meant, so that the rest
 * can be checked too.
 */
export function readYaml<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
): { value?: T; text?: YamlText; problems: Problem[] } {
  const { text, problems: syntax } = parseYaml(file, source);
  if (!text) return { problems: syntax };
  const parsed = schema.safeParse(text.value);
  if (parsed.success) return { value: parsed.data, text, problems: text.controls };
  const known = keysOf(schema);
  const strays: Path[] = [];
  const strayPlaces = new Set<Problem['at']>();
  let keysTried = 0;
  const found = parsed.error.issues.flatMap((i) => fromIssue(i, []));
  const meant =
    strays.length > maxStrays ? parsed : schema.safeParse(withMendedKeys(text.value, strays, schema));
  if (!meant.success) return { text, problems: [...text.controls, ...found] };
  const strayed = found.filter((p) => strayPlaces.has(p.at));
  return { value: meant.data, text, problems: [...text.controls, ...strayed] };

  function fromIssue(issue: z.core.$ZodIssue, above: Path): Problem[] {
    const path = [...above, ...issue.path];
    const at = { file, line: text!.lineOf(path), path: path.map(String).join('.') };
    if (issue.code === 'unrecognized_keys') {
      const told = new ProblemList();
      for (const key of issue.keys) {
        strays.push([...path, key]);
        const place = () => ({ ...at, line: text!.lineOf([...path, key]) });
        const here = () => keysAt(schema, text!.value, path, issue.keys);
        told.addLazily(() => problems.unknownKey(place(), key, here(), known), 'unknown');
      }
      for (const problem of told.all) strayPlaces.add(problem.at);
      return told.all;
    }
    const found = valueAt(text!.value, path);
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const nearest = [...issue.errors].sort((a, b) => mismatch(a) - mismatch(b))[0]!;
      if (nearest.some((i) => i.path.length > 0 || i.code === 'unrecognized_keys')) {
        return nearest.flatMap((i) => fromIssue(i, path));
      }
    }
    if (found === undefined && path.length > 0) {
      return [problems.absentKey({ ...at, line: text!.lineOf(path.slice(0, -1)) }, String(path.at(-1)))];
    }
    const keyed = keysTried++ < mostKeysTried ? asValueOfKey(text!.value, path, schema) : undefined;
    const expected = keyed ?? withKeys(expectation(issue), keysAt(schema, text!.value, path, []));
    return [problems.wrongValue(at, JSON.stringify(found) ?? String(found), expected)];
  }
}

/** What is expected, with the keys where these are: at most eight. */
function withKeys(expected: Text, keys: readonly string[]): Text {
  if (expected.en !== typeText('object').en || keys.length === 0) return expected;
  const some = [...new Set(keys)].slice(0, 8).join(', ');
  const more = keys.length > 8 ? ' …' : '';
  return { en: `${expected.en} (${some}${more})`, zh: `${expected.zh}（${some}${more}）` };
}

/** For so many wrong values a key is looked for: each key that is tried reads the whole again. */
const mostKeysTried = 3;

/** Where a single value, or a list as the whole, stands in place of keys with values: the key under which it would be right. */
function asValueOfKey(whole: unknown, path: Path, schema: z.ZodType): Text | undefined {
  const found = valueAt(whole, path);
  if (path.length === 0 && Array.isArray(found)) {
    const over = keysAt(schema, whole, path, []).filter((key) => schema.safeParse({ [key]: found }).success);
    return over.length === 1
      ? { en: `the list under “${over[0]}:”`, zh: `列表写在“${over[0]}:”之下` }
      : undefined;
  }
  if (path.length === 0 || !['string', 'number', 'boolean'].includes(typeof found)) return undefined;
  const fits = keysAt(schema, whole, path, []).filter((key) => {
    const copy: unknown = JSON.parse(JSON.stringify(whole));
    (valueAt(copy, path.slice(0, -1)) as Record<PropertyKey, unknown>)[path.at(-1)!] = { [key]: found };
    const { error } = schema.safeParse(copy);
    return !error?.issues.some((issue) => path.every((step, i) => issue.path[i] === step));
  });
  return fits.length === 1 ? same(`{ ${fits[0]}: ${found} }`) : undefined;
}

/** With more unknown keys than this, other problems are not searched for. */
const maxStrays = 100;

/** The value with each key at these paths renamed to the key it probably means, unless that is there too: then it is removed. */
function withMendedKeys(value: unknown, strays: readonly Path[], schema: z.ZodType): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  for (const path of strays) {
    const key = String(path.at(-1));
    const parent = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
    const meant = intendedWord(key, keysAt(schema, value, path.slice(0, -1), [key]));
    if (meant !== undefined && !(meant in parent)) parent[meant] = parent[key];
    delete parent[key];
  }
  return copy;
}

/** The distance of a branch of a union from the input: unknown and absent keys count most. */
function mismatch(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((n, i) => {
    if (i.code === 'unrecognized_keys') return n + 2 * i.keys.length;
    return n + (i.path.length === 0 ? 3 : i.path.length === 1 && i.code === 'invalid_type' ? 2 : 1);
  }, 0);
}

/** The expectation of a zod issue, in words. */
export function expectation(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'invalid_value') return same(issue.values.map((v) => JSON.stringify(v)).join(' | '));
  if (issue.code === 'invalid_type') return typeText(issue.expected);
  if (issue.code === 'invalid_union') {
    const options = issue.errors.flat().map(expectation);
    const either = (lang: 'en' | 'zh') =>
      [...new Set(options.flatMap((o) => o[lang].split(' | ')))].join(' | ');
    return options.length > 0 ? { en: either('en'), zh: either('zh') } : same(allowed(issue.message));
  }
  if (issue.code === 'too_small') return same(`≥ ${issue.minimum}`);
  if (issue.code === 'too_big') return same(`≤ ${issue.maximum}`);
  return shapeText(issue.message);
}

/** "Invalid discriminator value. Expected 'a' | 'b'" says the same as a list of the values. */
function allowed(message: string): string {
  return message.replace(/^.*Expected /, '').replaceAll("'", '"');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (v, key) => (v == null ? undefined : (v as Record<PropertyKey, unknown>)[key]),
    value,
  );
}
