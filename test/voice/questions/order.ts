import type { Lang, Text } from '../../../src/edition/index.js';
import type { Release, Subject } from '../../../src/release/index.js';
import { asked, escaped, type Question } from '../questionOf.js';
import type { Surface } from '../surfaces.js';
import { chosenOf, type Truth } from '../truth.js';
import { sentenceStart } from './words.js';

/** What is asked of the order of places: who leads, and what the first hold together. */
export function ofOrder(release: Release, truth: Truth): Question[] {
  const { total: place } = truth;
  const { plan } = release;
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  const order = (grouping: number, title: Text, on: readonly Surface[]): Question[] => {
    const [first, second] = truth.blocks(grouping);
    if (first!.length > 1 || !second) return [];
    const leader = first![0]!;
    const held = settled(truth.blocks(grouping));
    const sum = held.reduce((s, of) => s + truth.value(of), 0);
    const last = held.at(-1)!;
    return [
      {
        ask: `which of the ${title.en} comes first, with how much`,
        place,
        finds: asked(
          `Among the ${title.en.toLowerCase()}, {who:[^(\\n]+?} \\({value}\\) comes first`,
          `${sentenceStart}各${title.zh}中，{who:[^（\\n]+?}（{value}点）居首`,
        ),
        answer: { who: leader.name, value: truth.value(leader) },
        on,
      },
      {
        ask: `what do the first of the ${title.en} hold together`,
        place,
        finds: asked(
          `${escaped(leader.name.en)}[^.;\\n]*? and {last:[^.;\\n]+?} together hold {share}% of the index of ${escaped(place.name.en)}\\.`,
          `${escaped(leader.name.zh)}[^，。；\\n]*?和{last:[^，。；\\n]+?}合计占${escaped(place.name.zh)}指数的{share}%`,
        ),
        answer: { last: last.name, share: (100 * sum) / truth.value(place) },
        on,
      },
    ];
  };
  const first = truth.blocks(-1)[0]!;
  const [chosen] = chosenOf(truth) as [Subject];
  return [
    {
      ask: 'which of the places compared comes first, with how much',
      place,
      finds: asked(
        'Of these places, {who:[^(\\n]+?} \\({value}\\) comes first',
        '所选地区中，{who:[^（\\n]+?}（{value}点）居首',
      ),
      answer: { who: chosen.name, value: truth.value(chosen) },
      on: ['compare'],
    },
    {
      ask: 'who leads',
      place,
      finds:
        first.length === 1
          ? asked(`; {who:[^;\\n]+?} leads the ${units.en}`, `，{who:[^，。\\n]+?}居${units.zh}之首`)
          : asked(
              `; {who:[^;\\n]+?} are too close to call at the top of the ${units.en}`,
              `，{who:[^，\\n]+?}居${units.zh}前列，难分先后`,
            ),
      answer: {
        who: first.length === 1 ? first[0]!.name : several(first),
      },
      on: ['overview', 'brief', 'report', 'slides', 'card', 'summary'],
    },
    ...order(0, plan.groupings[0]!.title, ['overview', 'brief', 'report', 'groups']),
    ...order(-1, plan.unitsTitle, ['overview', 'place', 'brief', 'report']),
  ];
}

/** The first three where the ranges tell them from the rest, else what is nearest to three and not all. */
function settled(blocks: readonly (readonly Subject[])[]): Subject[] {
  const ends = blocks.map((_, i) => blocks.slice(0, i + 1).flat().length);
  const n = [3, 2, 4, 5].find((k) => ends.slice(0, -1).includes(k)) ?? 0;
  return blocks.flat().slice(0, n);
}

/** At most four names. */
function several(of: readonly Subject[]): Text {
  const named = (lang: Lang) => of.slice(0, of.length > 4 ? 3 : 4).map(({ name }) => name[lang]);
  const [en, zh] = [named('en'), named('zh')];
  if (of.length > 4) return { en: `${en.join(', ')} and others`, zh: `${zh.join('、')}等` };
  const [last, chinese] = [en.at(-1)!, zh.at(-1)!];
  return { en: `${en.slice(0, -1).join(', ')} and ${last}`, zh: `${zh.slice(0, -1).join('、')}和${chinese}` };
}
