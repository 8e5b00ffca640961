import { expect, it } from 'vitest';
import { studiedRelease } from '../../../test/helpers/studied.js';
import { subjectsOf } from '../../release/index.js';
import { leaderFacts } from '../facts/leaders.js';
import { standingFacts } from '../facts/standing.js';
import { viewOf } from '../facts/view.js';
import { phraseText } from './phrase.js';
import { sentencesOf } from './sentencesOf.js';

it('the group behind the name of a unit is left out where that group is spoken of, and told elsewhere', () => {
  const units = { a: { region: 'P' }, b: { region: 'P' }, c: { region: 'Q' } };
  const release = studiedRelease([[9, 8, 7]], [0], { units });
  const [a, b] = release.plan.units;
  Object.assign(a!, { name: { en: 'Suzhou (P)', zh: '苏州' } });
  Object.assign(b!, { name: { en: 'Taizhou (P)', zh: '泰州' } });
  const all = subjectsOf(release.plan);
  const view = viewOf(release, 0);
  const said = (code: string) => {
    const place = all.find((one) => one.code === code)!;
    return [...standingFacts(view, place), ...leaderFacts(view, place)]
      .flatMap((fact) => sentencesOf(release.plan, fact, 'en', 'exact'))
      .map(phraseText)
      .join(' ');
  };
  expect(said('P')).toMatch(/Suzhou \(\d+.*Taizhou \(\d/);
  expect(said('a')).toContain('Suzhou (P)');
});
