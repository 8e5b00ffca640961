import { z } from 'zod';
import { readYaml } from '../exchange/yaml.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import { type AnnouncedCheck, announcedSchema, problemsOfChecks } from './announced.js';
import { figureRef, type ReadFormula, readFormula } from './formula.js';
import type { PublishedFigure } from './publishedFigure.js';

const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const id = z.string().min(1);

const sizeMeasures = ['size', 'size-growth', 'output-share', 'output-share-change'] as const;

/**
 * Statements about an index that was published without its data: how its figures follow from one another, which of them an
 * index of this program has too, and why the rest cannot be recomputed. `id#2` is the second figure of a row.
 */
const statementsSchema = z.strictObject({
  scope: text.describe('Whose index it is and what was published; the first words of its page'),
  formulas: z
    .array(
      z.strictObject({
        of: id.describe('The figure that follows'),
        formula: z.string().describe('From which figures, in braces, and how'),
        shown: z.string().optional().describe('The formula as it is printed, where it is another text'),
        kind: z
          .enum(['identity', 'circular', 'bound', 'follows'])
          .optional()
          .describe(
            'circular: a figure was itself found from this one; bound: at least this; follows: another quantity',
          ),
        gives: text.optional().describe('Which other quantity follows, with its unit'),
        basis: text.optional().describe('What a bound rests on'),
      }),
    )
    .optional(),
  ours: z
    .array(
      z.strictObject({
        of: id,
        measure: z
          .enum(['total', 'change', 'growth', 'share', 'gini', 'units', 'tier', ...sizeMeasures])
          .describe('What of our index it is'),
        years: z
          .number()
          .int()
          .positive()
          .optional()
          .describe('Growth: mean yearly growth over so many periods (1)'),
        tier: z.number().int().positive().optional(),
        base: id.optional().describe('Means the same only in an index with this base, in the very period'),
      }),
    )
    .optional(),
  'made-to-give': z
    .array(id)
    .optional()
    .describe('What simulated records are made to give: to find it again is no agreement'),
  announced: z.array(announcedSchema).optional().describe('How each statement of news.csv is compared'),
  reasons: z.record(id, text).describe('Why a figure cannot be known by others'),
  unknown: z.strictObject({
    figures: id.describe('The reason where no other is given'),
    orders: id,
    other: z.record(id, id).optional(),
  }),
});

type Source = z.infer<typeof statementsSchema>;

/** How a published figure follows from other published figures. */
export interface PublishedRule {
  of: string;
  /** The index of the figure in its row, from 0. */
  which: number;
  formula: ReadFormula['formula'];
  /** The figures it needs: a row, and which of its figures. */
  inputs: { id: string; which: number }[];
  /** The formula as printed, with figures in braces. */
  shown: string;
  kind: 'identity' | 'circular' | 'bound' | 'follows';
  gives?: Text;
  basis?: Text;
}

/** The figure of an index of this program that corresponds to a published one. */
export type OwnMeasure = NonNullable<Source['ours']>[number];

/** All statements about a published index. */
export interface Statements {
  scope: Text;
  rules: PublishedRule[];
  ours: OwnMeasure[];
  madeToGive: string[];
  announced: AnnouncedCheck[];
  reasons: Record<string, Text>;
  unknown: { figures: string; orders: string; other: Record<string, string> };
}

/** What statements may name. */
interface About {
  figures: readonly PublishedFigure[];
  inputs: readonly PublishedFigure[];
  rankings: readonly { id: string; order: readonly string[] }[];
  announced: readonly { id: string }[];
}

/**
 * Parses the statements about a published index.
 *
 * @param published what they are about
 * @returns every problem: a formula that cannot be read, an unknown figure or reason
 */
export function parseStatements(
  file: string,
  written: string,
  published: About,
): { statements?: Statements; problems: Problem[] } {
  const { value, text: yaml, problems: found } = readYaml(file, written, statementsSchema);
  if (!value || !yaml) return { problems: found };
  const at = (...path: PropertyKey[]) => ({
    file,
    line: yaml.lineOf(path),
    path: path.map(String).join('.'),
  });
  const figures = [...published.figures, ...published.inputs];
  const ids = figures.map((f) => f.id);
  const known = (ref: string, ...path: PropertyKey[]) => {
    const { id: row, which } = figureRef(ref);
    const figure = figures.find((f) => f.id === row);
    const kind = { en: 'published figure', zh: '已公布数据' };
    if (!(figure && which in figure.values)) found.push(problems.unknownCode(at(...path), kind, ref, ids));
  };
  const rules = (value.formulas ?? []).flatMap((one, i): PublishedRule[] => {
    known(one.of, 'formulas', i, 'of');
    const read = readFormula(one.formula);
    if (!read) {
      found.push(problems.wrongValue(at('formulas', i, 'formula'), one.formula, formulaForm));
      return [];
    }
    for (const ref of read.refs) known(ref, 'formulas', i, 'formula');
    const { id: of, which } = figureRef(one.of);
    return [
      {
        of,
        which,
        formula: read.formula,
        inputs: read.refs.map(figureRef),
        shown: one.shown ?? one.formula,
        kind: one.kind ?? 'identity',
        ...(one.gives ? { gives: one.gives } : {}),
        ...(one.basis ? { basis: one.basis } : {}),
      },
    ];
  });
  (value.ours ?? []).forEach(({ of }, i) => {
    known(of, 'ours', i, 'of');
  });
  const checks = value.announced ?? [];
  const announced = {
    announced: published.announced.map((row) => row.id),
    figures: published.figures.map((f) => f.id),
    orders: new Map(published.rankings.map(({ id, order }) => [id, order.length])),
    reasons: Object.keys(value.reasons),
  };
  found.push(...problemsOfChecks(checks, announced, at));
  const { figures: figure, orders, other = {} } = value.unknown;
  for (const why of [figure, orders, ...Object.values(other)]) {
    const kind = { en: 'reason', zh: '原因' };
    const reasons = Object.keys(value.reasons);
    if (!reasons.includes(why)) found.push(problems.unknownCode(at('unknown'), kind, why, reasons));
  }
  const statements: Statements = {
    scope: value.scope,
    rules,
    ours: value.ours ?? [],
    madeToGive: value['made-to-give'] ?? [],
    announced: checks,
    reasons: value.reasons,
    unknown: { figures: figure, orders, other },
  };
  return found.length > 0 ? { problems: found } : { statements, problems: [] };
}

const formulaForm: Text = {
  en: 'a formula such as 100 × ({b}/{a} − 1), of figures in braces, + − × / ^, ln and gini',
  zh: '公式，如 100 × ({b}/{a} − 1)：数据置于花括号内，可用 + − × / ^、ln、gini',
};
