import { describe, expect, it } from 'vitest';
import { panelOf } from '../../../test/helpers/plan.js';
import { studiedRelease } from '../../../test/helpers/studied.js';
import { subjectsOf } from '../../release/index.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { placeSheet } from './placeSheet.js';

/** The sheet of the first unit by scores then and now, and by how far ranks now may go; and what it says of those that were close. */
function sheetOf(
  then: number[],
  now: number[],
  { reach = now.map(() => 0), method = {} }: { reach?: number[]; method?: object } = {},
) {
  const of = { normalise: { method: 'fraction-of-max' }, ...method };
  const made = studiedRelease([then, now], [0, reach], { method: of });
  const figures = Object.fromEntries(made.plan.indicators.map(({ id }) => [id, [then, now]]));
  const release = { ...made, panel: panelOf(made.plan, figures) };
  const { facts, examples } = placeSheet(
    release,
    subjectsOf(release.plan).find(({ code }) => code === 'u0')!,
  )!;
  const risen = facts.find(({ kind }) => kind === 'risen')!;
  const said = (lang: 'en' | 'zh') => sentencesOf(release.plan, risen, lang).map(phraseText).join(' ');
  return { examples: examples.map(({ code }) => code), en: said('en'), zh: said('zh') };
}

describe('the sheet of a place', () => {
  it('does not say of one that stayed in its rank while the place fell that it rose', () => {
    const { examples, en, zh } = sheetOf([50, 52, 20, 30], [25, 52, 20, 30]);
    expect(examples).toEqual([]);
    expect(en).toContain('has not risen above it');
    expect(zh).toContain('位次未升到其前');
  });

  it('names three of many that rose and are ahead, and says that there are others', () => {
    const { examples, en, zh } = sheetOf([50, 49, 48, 47, 46, 45, 10], [50, 59, 58, 57, 56, 55, 10]);
    expect(examples).toEqual(['u1', 'u2', 'u3']);
    expect(en).toContain('u1, u2, u3 and others have risen in rank and are ahead now');
    expect(zh).toContain('u1、u2、u3等位次上升，现居其前');
  });

  it('names one whose rank is open over half the field, and takes it for no example', () => {
    const { examples, en } = sheetOf([50, 49, 48, 10], [50, 60, 48, 10], { reach: [0, 3, 0, 0] });
    expect(examples).toEqual([]);
    expect(en).toMatch(
      /^In 2015, 2 other city were close in score to u0\. Of these, u1 has risen in rank and is ahead now\.$/,
    );
  });

  it('takes the last rank for the best where the worst come first', () => {
    const method = { rank: { first: 'worst' } };
    expect(sheetOf([50, 49, 48, 10], [50, 60, 48, 10], { method }).examples).toEqual(['u1']);
  });
});
