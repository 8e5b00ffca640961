import { describe, expect, it } from 'vitest';
import { changed, complaints, type Files } from '../helpers/complaints.js';

const edition = (...pairs: (readonly [string, string])[]) => changed('edition.yaml', ...pairs);

/** The small edition with its tree in the parent column of indicators.csv. */
function flat(...rows: string[]): Files {
  const tree = /tree:[\s\S]*/.exec(edition()['edition.yaml'] as string)![0];
  const table = ['id,title_zh,parent,weight', ...rows].join('\n');
  return { ...edition([tree, '']), 'indicators.csv': table };
}

const shares =
  'weights that look like shares to add up to 1 (or 100); or plain relative weights | correct one of them, or multiply them so that they do not look like shares';
const firstKeys =
  'one of: edition, title, note, stories, version, polarity, data-status, licence, attribution, publisher, authors, contact and 26 more';
const keysOfIndicator = 'one of: indicator, weight';
const keysOfNode =
  'one of: id, title, note, weight, digits, polarity, weigh, aggregate, missing, rescale, pass-on, round and 1 more';
const nowhere =
  'which is not in the tree | every indicator in the tree (or that of a variant), or used as a denominator, an error or in a formula | add it to the tree, or remove it';

it('has nothing to say about a sound edition', async () => {
  expect(await complaints({})).toEqual([]);
});

describe('A key that does not exist', () => {
  it('is named with its line, and the key that was meant', async () => {
    expect(await complaints(edition(['weight: 0.6', 'wieght: 0.6']))).toEqual([
      `edition.yaml:11 (tree.children.0) | the key “wieght”, which does not exist here | ${keysOfIndicator} | did you mean “weight”?`,
    ]);
  });

  it('is answered with the keys that may stand there, not with those of other places', async () => {
    const method = 'method: { normalise: { method: min-max, scale: 100, mean: 50 } }\ntree:';
    const keys = 'one of: method, range, between, cap, over';
    const elsewhere = 'remove it, or move it to where it belongs';
    expect(await complaints(edition(['tree:', method]))).toEqual([
      `edition.yaml:7 (method.normalise) | the key “scale”, which does not exist here | ${keys} | ${elsewhere}`,
      `edition.yaml:7 (method.normalise) | the key “mean”, which does not exist here | ${keys} | ${elsewhere}`,
    ]);
  });

  it('that was renamed is answered with its new name', async () => {
    expect(await complaints(edition(['tree:', 'beside: []\ntree:']))).toEqual([
      `edition.yaml:7 | the key “beside”, which does not exist here | ${firstKeys} | “beside” is called “contextual” now`,
    ]);
  });

  it('is not called absent as well when a required key was mistyped', async () => {
    expect(await complaints(edition(['data-status', 'data-statuz']))).toEqual([
      `edition.yaml:4 | the key “data-statuz”, which does not exist here | ${firstKeys} | did you mean “data-status”?`,
    ]);
  });

  it('in a node does not make the node look like an indicator', async () => {
    const node = '- { id: all, titel: { en: All, zh: 全 }, weight: 0.6, children: [{ indicator: orders }] }';
    expect(await complaints(edition(['- { indicator: orders, weight: 0.6 }', node]))).toEqual([
      `edition.yaml:11 (tree.children.0) | the key “titel”, which does not exist here | ${keysOfNode} | did you mean “title”?`,
    ]);
  });
});

describe('A value of the wrong kind', () => {
  it('that was renamed is answered with its new name', async () => {
    const method = 'method: { missing: { weights: hand-over } }\ntree:';
    expect(await complaints(edition(['tree:', method]))).toEqual([
      'edition.yaml:7 (method.missing.weights) | "hand-over" | "keep" | "reweight" | "leaves" | “hand-over” is called “reweight” now',
    ]);
  });

  it('is shown with all that is allowed', async () => {
    expect(await complaints(edition(['tree:', 'method: { normalise: { method: minmax } }\ntree:']))).toEqual([
      'edition.yaml:7 (method.normalise.method) | "minmax" | "base-share" | "min-max" | "z-score" | "robust" | "goalposts" | "log-goalposts" | "scaled" | "rank" | "borda" | "percentile-rank" | "exponential-rank" | "normal-score" | "distance-to-max" | "distance-to-reference" | "distance-to-target" | "fraction-of-max" | "around-reference" | "threshold" | "top-share" | "piecewise" | "none" | change the value; `iplus schema` prints all that is allowed',
    ]);
  });
});

describe('YAML that cannot be parsed', () => {
  it('is named with its line, once', async () => {
    expect(await complaints(edition(['title: { en: Small', 'title: { en: Small: x: [']))).toEqual([
      'edition.yaml:2 | not valid YAML: Nested mappings are not allowed in compact mappings | valid YAML | look at the indentation and quotes of this line',
    ]);
  });

  it('such as an alias inside the node it names is refused', async () => {
    const [told] = await complaints(
      edition(['tree:', 'tree: &t'], ['- { indicator: users, weight: 0.4 }', '- *t']),
    );
    expect(told).toContain('an alias (*) inside the value that it refers to');
  });

  it('such as aliases that multiply without bound is refused', async () => {
    const levels = ['a', 'b', 'c', 'd'].map((l, i) => `${l}: &${l} [${`*${'zabc'[i]}, `.repeat(9)}]`);
    const [told] = await complaints({ 'edition.yaml': ['z: &z x', ...levels].join('\n') });
    expect(told).toContain('aliases (*) that stand for too many values');
  });
});

describe('Weights', () => {
  it('that look like shares must add up', async () => {
    expect(await complaints(edition(['0.6', '0.5']))).toEqual([
      `edition.yaml:7 (tree) | the weights below “index” add up to 0.9 | ${shares}`,
    ]);
  });

  it('of 0.333 three times are forgiven as rounding', async () => {
    const third = ['bj', 'sh', 'hz'].map((_, i) => `i${i}`);
    const rows = third.map((id) => `${id},${id},index,0.333`);
    const data = `unit,period,${third}\nbj,2020,1,1,1\n`;
    expect(await complaints({ ...flat('index,指数,,', ...rows), 'data/values.csv': data })).toEqual([]);
  });

  it('of 2 and 1 are relative and need not add up', async () => {
    expect(await complaints(edition(['0.6', '2'], ['0.4', '1']))).toEqual([]);
  });

  it('may not all be zero', async () => {
    expect(await complaints(edition(['0.6', '0'], ['0.4', '0']))).toContain(
      'edition.yaml:7 (tree) | no child of “index” has a weight above zero | at least one weight above zero | give a child a weight, or remove the node',
    );
  });
});

describe('A nested tree', () => {
  it('names an indicator it leaves out', async () => {
    const alone = edition(['    - { indicator: users, weight: 0.4 }\n', ''], ['0.6', '1']);
    expect(await complaints(alone)).toEqual([`indicators.csv:3 | the indicator “users”, ${nowhere}`]);
  });

  it('names an indicator that does not exist, and does not blame the weights', async () => {
    expect(await complaints(edition(['indicator: users', 'indicator: userz']))).toEqual([
      'edition.yaml:12 (tree.children.1.indicator) | the indicator “userz”, which is not defined | one of: orders, users | did you mean “users”?',
      `indicators.csv:3 | the indicator “users”, ${nowhere}`,
    ]);
  });

  it('holds every id once, so that nothing can lie below itself', async () => {
    const inner =
      '{ id: index, title: { en: Again, zh: 再 }, weight: 0.4, children: [{ indicator: users }] }';
    expect(await complaints(edition(['{ indicator: users, weight: 0.4 }', inner]))).toEqual([
      'edition.yaml:12 (tree.children.1) | “index” defined a second time in the tree | every id defined once | write { node: index } where the same node is a part again, with a weight of its own; or rename one of them',
    ]);
  });
});

describe('A flat tree', () => {
  it('of rows with parents is sound, and its nodes need no data', async () => {
    expect(await complaints(flat('index,指数,,', 'orders,订单,index,', 'users,用户,index,'))).toEqual([]);
  });

  it('names a circle of parents once', async () => {
    const rows = ['index,指数,,', 'orders,订单,index,', 'users,用户,index,', 'a,甲,b,', 'b,乙,a,'];
    expect(await complaints(flat(...rows))).toEqual([
      'indicators.csv:5 | a cycle of parents: a → b → a | every parent to lead up to one root | change one parent of the cycle',
    ]);
  });

  it('names an indicator without a parent', async () => {
    expect(await complaints(flat('index,指数,,', 'orders,订单,index,', 'users,用户,,'))).toEqual([
      `indicators.csv:4 | the indicator “users”, ${nowhere}`,
    ]);
  });

  it('names an unknown parent, and the one that was meant', async () => {
    expect(await complaints(flat('index,指数,,', 'orders,订单,index,', 'users,用户,indx,'))).toEqual([
      'indicators.csv:4 | the parent “indx”, which is not defined | one of: index, orders, users | did you mean “index”?',
    ]);
  });
});

describe('The base', () => {
  const data = (...rows: string[]) => ({
    'data/values.csv': ['unit,period,orders,users', ...rows].join('\n'),
  });
  const positive = 'a base total above zero | choose another base period, or another normalisation for it';

  it('must be a period', async () => {
    expect(await complaints(edition(['base: 2020', 'base: 20-20']))).toEqual([
      'edition.yaml:6 (periods.base) | “20-20”, which is not a period | a period written like 2018 | write it in this form, or change periods.frequency',
    ]);
  });

  it('must lie among the published periods', async () => {
    expect(await complaints(edition(['base: 2020', 'base: 2020, last: 2019']))).toEqual([
      'edition.yaml:6 (periods.base) | the base 2020 | a period between 2020 and 2019 | choose a base inside the published periods',
    ]);
  });

  it.each([
    ['zero', '0', 0],
    ['negative', '-7', -7],
  ])('total must not be %s', async (_, cell, total) => {
    expect(await complaints(data(`bj,2020,${cell},1`, 'sh,2020,0,1'))).toEqual([
      `edition.yaml (periods.base) | the total of “orders” in the base 2020 is ${total} | ${positive}`,
    ]);
  });

  it('must have data', async () => {
    expect(await complaints(data('bj,2021,1,1'))).toEqual([
      'edition.yaml (periods.base) | no indicator has any value in the base 2020 | values in the base period | choose a base period with data, or add the data',
    ]);
  });

  it('share needs indicators that point up', async () => {
    expect(await complaints(changed('indicators.csv', ['用户,1', '用户,-1']))).toEqual([
      'indicators.csv:3 | “users” has direction -1 | direction 1 for every indicator with base-share | give the inverse ratio, or choose min-max or z-score',
    ]);
  });
});

it('reports the problems of several files all at once', async () => {
  const told = await complaints({
    ...edition(['version', 'versoin'], ['0.6', '0.7']),
    ...changed('units.csv', ['sh,Shanghai', 'bj,Shanghai']),
    'data/values.csv': 'unit,period,orders,users\nxx,2020,1,many\n',
    'places.csv': 'city,unit\n上海,zz\n',
    'sources.yaml': 'sources: [{ id: own, title: { en: a, zh: b }, file: gone.csv, licence: x, url: y }]',
    'signals/s.yaml':
      'indicator: nope\nfrom: r.csv\nunit: { code: c }\nperiod: { column: d }\nvalue: { count: true }\n',
  });
  expect(told.map((line) => line.split(' | ')[0])).toEqual([
    'edition.yaml:3',
    'gone.csv',
    'units.csv:3',
    'edition.yaml:7 (tree)',
    'data/values.csv:2, column unit',
    'data/values.csv:2, column users',
  ]);
});

describe('A code stands for one place', () => {
  const otherMembers = (what: string) =>
    `${what} with other members | a code that stands for one place on whatever level it is | give one of them another code, in the units table and groups.csv`;
  const grouped = (...rows: string[]): Files => ({
    ...edition(['[{ column: province }]', '[{ column: province }, { column: coast }]']),
    'units.csv': `${['code,name_en,name_zh,province,coast', ...rows].join('\n')}\n`,
  });

  it('so that a unit and a group of others may not share it', async () => {
    expect(await complaints(changed('units.csv', ['Hangzhou,杭州,east', 'Hangzhou,杭州,bj']))).toEqual([
      `edition.yaml:5 (units.groups.0.column) | ${otherMembers('the code “bj” of a unit and of a group of province')}`,
    ]);
  });

  it('nor groups of two columns, nor a group and the total', async () => {
    const rows = ['bj,Beijing,北京,north,1', 'sh,Shanghai,上海,total,1', 'hz,Hangzhou,杭州,1,2'];
    expect(await complaints(grouped(...rows))).toEqual([
      `edition.yaml:5 (units.groups.1.column) | ${otherMembers('the code “1” of a group of province and of a group of coast')}`,
      `edition.yaml:5 (units.total) | ${otherMembers('the code “total” of a group of province and of the total')}`,
    ]);
  });

  it('but a municipality may be a unit, a province and more', async () => {
    const rows = ['bj,Beijing,北京,bj,bj', 'sh,Shanghai,上海,sh,east', 'hz,Hangzhou,杭州,zj,east'];
    expect(await complaints(grouped(...rows))).toEqual([]);
  });

  it('and a level has a name of its own', async () => {
    const files = {
      ...edition(['column: province', 'column: city']),
      ...changed('units.csv', ['name_zh,province', 'name_zh,city']),
    };
    expect((await complaints(files))[0]).toContain('another level called “city” | levels of different names');
  });
});
