import {
  dataFamilies,
  type Problem,
  type ScaleName,
  scaleOptionNames,
  textProblems,
} from '../../edition/index.js';
import { placeOf } from './place.js';
import type { Children, IndexSpec } from './spec.js';

const words = (text: string) => text.split(' ');
const specKeys = words(
  'indicators tree normalise columns base denominate screen impute treat weight aggregate missing round rank',
);
const indicatorKeys = words('direction formula denominator per normalise treat low high target');
const nodeKeys = words('weight children aggregate missing');
const imputations = words('none linear last mean median row-mean row-median em nearest');
const weighings = ['given', 'equal', ...dataFamilies];

/** Adds the names of a definition that are none: keys, scales and their options, imputations and weights. */
export function checkNames(spec: IndexSpec, found: Problem[]): void {
  const among = (path: string[], en: string, zh: string, known: readonly string[], names: unknown[]) => {
    for (const name of names)
      if (!known.includes(String(name)))
        found.push(textProblems.unknownCode(placeOf(path), { en, zh }, String(name), known));
  };
  const keys = (path: string[], value: object, known: readonly string[]) =>
    among(path, 'key', '键', known, Object.keys(value));
  const scale = (path: string[], written: object) => {
    const { method, ...options } = { method: '', ...written };
    const known = scaleOptionNames();
    among([...path, 'method'], 'scale', '标准化方法', Object.keys(known), [method]);
    keys(path, options, known[method as ScaleName] ?? Object.keys(options));
  };
  const nodes = (children: Children) => {
    for (const [id, node] of Object.entries(children)) {
      if (typeof node === 'number') continue;
      keys(['tree', id], node, nodeKeys);
      nodes(node.children ?? {});
    }
  };
  keys([], spec, specKeys);
  for (const key of ['indicators', 'tree', 'normalise'] as const)
    if (!spec[key]) found.push(textProblems.absentKey(placeOf([]), key));
  if (found.length > 0) return;
  scale(['normalise'], spec.normalise);
  for (const [id, own] of Object.entries(spec.indicators)) {
    keys(['indicators', id], own, indicatorKeys);
    if (own.normalise) scale(['indicators', id, 'normalise'], own.normalise);
  }
  nodes(spec.tree);
  const named = (choice: unknown, key: string) => (typeof choice === 'string' ? choice : Object(choice)[key]);
  const { impute = 'none', weight = 'given' } = spec;
  const levels = typeof weight === 'object' && 'levels' in weight ? weight.levels : [weight];
  among(['impute'], 'imputation', '填补方法', imputations, [named(impute, 'method')]);
  among(
    ['weight'],
    'source of weights',
    '赋权方法',
    weighings,
    levels.map((level) => named(level, 'by')),
  );
}
