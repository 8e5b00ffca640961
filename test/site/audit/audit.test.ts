import { beforeAll, describe, expect, it } from 'vitest';
import { type Audit, audit, type Objection, objectionsTo } from '../../../src/analysis/index.js';
import type { Release } from '../../../src/release/index.js';
import { auditPage } from '../../../src/site/index.js';
import { auditText } from '../../../src/terminal/index.js';
import { objectionText } from '../../../src/words/index.js';
import { chinaRelease, example, exampleWith, releaseOf } from '../../helpers/editions.js';

const langs = ['en', 'zh'] as const;
const broken = /NaN|undefined|null|Infinity|\[object/;
const auditOf = ({ plan, panel, index }: Release, t = index.periods - 1): Audit =>
  audit(plan, panel, index, t);

/** One of each kind. */
const every: Objection[] = [
  { kind: 'few-units', units: 1 },
  { kind: 'not-observed', indicators: ['broadband'], of: 4, filled: 0 },
  { kind: 'gaps', indicators: [{ id: 'broadband', share: 0.4 }], of: 4 },
  { kind: 'zeros', indicators: [{ id: 'broadband', share: 0.7 }], of: 4 },
  { kind: 'few-different', indicators: [{ id: 'broadband', share: 0.2 }], of: 4 },
  { kind: 'constant', indicators: ['broadband', 'mobile'] },
  { kind: 'outliers', indicators: [{ id: 'broadband', skew: 13.5, kurtosis: 211.8 }], of: 4 },
  { kind: 'collinear', nodes: ['broadband', 'mobile'], least: 0.97, most: 0.97, sameDimension: true },
  { kind: 'collinear', nodes: ['broadband', 'mobile', 'use'], least: 0.91, most: 0.97, sameDimension: false },
  { kind: 'negative', a: 'broadband', b: 'mobile', r: -0.52, sameDimension: true },
  { kind: 'opposed', node: 'broadband', parent: 'access', r: -0.31 },
  { kind: 'silent', node: 'broadband', parent: 'access', r: 0.1 },
  { kind: 'misplaced', node: 'broadband', own: 'access', ownR: 0.4, other: 'use', otherR: 0.8 },
  { kind: 'alpha', node: 'access', alpha: 0.31, standardised: 0.4 },
  { kind: 'alpha-of-spreads', node: 'access', alpha: 0.31, standardised: 0.8 },
  { kind: 'components', node: 'access', components: 2, explained: 0.45 },
  { kind: 'one-thing', node: 'index', explained: 0.95 },
  {
    kind: 'weight-more',
    node: 'use',
    parent: 'index',
    nominal: 0.1,
    effective: 0.4,
    effect: 0.52,
    sum: 1.3,
  },
  {
    kind: 'weight-less',
    node: 'use',
    parent: 'index',
    nominal: 0.4,
    effective: 0.1,
    effect: 0.12,
    sum: 1.2,
  },
];

describe('the sentences of an audit', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  it.each(every.map((o) => [o.kind, o] as const))('(%s) are whole and in their own language', (_, o) => {
    const [en, zh] = langs.map((lang) => objectionText(o, release.plan, '2022', lang));
    expect(en).toMatch(/^[^\u4e00-\u9fff]+\.$/);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    for (const text of [en!, zh!]) {
      expect(text).not.toMatch(broken);
      expect(text).toMatch(/\d|处处相同|same value everywhere/);
    }
  });

  it('say which two carry the same, with the figure', () => {
    const text = objectionText(every[7]!, release.plan, '2022', 'en');
    const [a, b] = ['broadband', 'mobile'].map((id) => release.plan.nodes.find((n) => n.id === id)!.title.en);
    expect(text).toBe(
      `“${a}” and “${b}” carry nearly the same information (r = 0.97): one of them counts twice.`,
    );
  });
});

describe.each(['example', 'example with a gap', 'china-open'])('the audit of %s', (name) => {
  let release: Release | undefined;
  beforeAll(async () => {
    const gap = { 'data/values.csv': [['B1,2022,30.4', 'B1,2022,']] } as const;
    const made =
      name === 'china-open'
        ? await chinaRelease()
        : await releaseOf(name === 'example' ? example : exampleWith(gap));
    if (typeof made !== 'string') release = made;
  });

  it('is whole on terminal and page, in every period and both languages', (test) => {
    if (!release) return test.skip('no records here');
    for (let t = 0; t < release.index.periods; t++) {
      const found = auditOf(release, t);
      const objections = objectionsTo(found);
      for (const lang of langs) {
        const text = auditText(found, objections, release.plan, lang);
        const html = auditPage(release, found, objections, lang);
        expect(text).not.toMatch(broken);
        expect(html.replace(/<style>[\s\S]*<\/style>/, '').match(broken)).toBeNull();
      }
    }
  });

  it('is one page that loads nothing, runs nothing, and ends with every objection', (test) => {
    if (!release) return test.skip('no records here');
    const found = auditOf(release);
    const objections = objectionsTo(found);
    for (const lang of langs) {
      const html = auditPage(release, found, objections, lang);
      expect(html.match(/<script|src=|url\((?!#)|@import|href="(?!#|data:)/g)).toBeNull();
      expect(html.match(/<li>/g)?.length ?? 0).toBe(objections.length);
      expect(html.lastIndexOf('<section')).toBe(html.indexOf('<section id="objections"'));
    }
  });

  it('marks data that are not real', (test) => {
    if (!release) return test.skip('no records here');
    const found = auditOf(release);
    const isReal = release.plan.dataStatus === 'real';
    expect(auditText(found, [], release.plan, 'en').startsWith('Example data')).toBe(!isReal);
    expect(auditPage(release, found, [], 'en').includes('class="band"')).toBe(!isReal);
  });
});
