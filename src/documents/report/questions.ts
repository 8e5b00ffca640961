import { type Plan, type Story, storyQuestions, type Text } from '../../edition/index.js';
import type { FigureId } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import {
  balanceFacts,
  caveatText,
  checkClaim,
  type Fact,
  type FactSource,
  factsOfKind,
  gainFacts,
  leaderFacts,
  rankStabilityFacts,
  sectorFacts,
  totalOf,
  type View,
  verdictWords,
  viewOf,
} from '../../words/index.js';
import type { Block, Chapter } from '../blocks/block.js';
import { figureBlocks, type WantedFigure } from './material.js';

type QuestionId = Story['question'];

interface Question {
  title: Text;
  facts: (view: View) => readonly Fact[];
  /** Its picture: the first of these that can be drawn. */
  figures: readonly WantedFigure[];
  caveat: (plan: Plan) => Text;
}

const chance: Text = {
  en: 'A gap counts as changed only where chance would rarely change it as much.',
  zh: '只有偶然起伏很少造成的变化，才算差距有变。',
};
const published: Text = {
  en: 'In the order of the published figures; how sure each gain is was not studied.',
  zh: '按公布数值排列，各项增量的把握未作检验。',
};
const weighed: Text = {
  en: 'How much each part counts is a choice; other weights give other points.',
  zh: '各部分占多大分量是一种选择，换一种权重，得分就会不同。',
};

const questions: Record<QuestionId, Question> = {
  leads: {
    title: { en: 'Who leads?', zh: '谁领先？' },
    facts: (view) => {
      const { plan } = view.release;
      return leaderFacts(view, totalOf(view.release)).filter(({ level }) => level === plan.unitsTitle);
    },
    figures: ['ranking'],
    caveat: caveatText,
  },
  gained: {
    title: { en: 'Who gained?', zh: '谁进步了？' },
    facts: (view) => gainFacts(view, -1),
    figures: ['growth-poles', 'series'],
    caveat: () => published,
  },
  gap: {
    title: { en: 'Is the gap closing?', zh: '差距在缩小吗？' },
    facts: (view) => balanceFacts(view),
    figures: ['inequality', 'spread', 'lorenz'],
    caveat: () => chance,
  },
  parts: {
    title: { en: 'What is it made of?', zh: '由什么构成？' },
    facts: (view) => {
      const told = sectorFacts(view, totalOf(view.release));
      return [...factsOfKind(told, 'part-scores'), ...factsOfKind(told, 'sectors')];
    },
    figures: ['sector-matrix', 'group-matrix'],
    caveat: () => weighed,
  },
  sure: {
    title: { en: 'How sure is it?', zh: '把握有多大？' },
    facts: rankStabilityFacts,
    figures: ['rank-intervals', 'rank-ranges'],
    caveat: caveatText,
  },
};

/**
 * The questions of an index with their answers: each is a chapter of a claim, one figure and one caveat. Those without a claim or a
 * figure are left out.
 */
export async function questionsOf(release: Release, t: number): Promise<Chapter[]> {
  const view = viewOf(release, t);
  const asked: readonly Story[] = release.plan.stories ?? storyQuestions.map((question) => ({ question }));
  const found = await Promise.all(asked.map((story) => answered(view, story)));
  return found.flatMap((chapter) => chapter ?? []);
}

async function answered(view: View, story: Story): Promise<Chapter | undefined> {
  const { title, facts, figures, caveat } = questions[story.question];
  const { release } = view;
  const told = facts(view);
  if (told.length === 0) return undefined;
  const drawn = await firstFigure(release, figures, view.period);
  if (!drawn) return undefined;
  return {
    id: story.question,
    title: story.title ?? title,
    blocks: [
      ...(story.claim && holds(release, story.claim) ? [{ kind: 'claim' as const, text: story.claim }] : []),
      { kind: 'said', facts: told },
      drawn,
      { kind: 'text', text: caveat(release.plan), small: true },
    ],
  };
}

/** Whether the figures of a release bear out a sentence of the edition in both languages: others are not shown. */
export function holds(release: FactSource, claim: Text): boolean {
  return (['en', 'zh'] as const).every((lang) => checkClaim(release, claim[lang], lang).verdict === 'true');
}

/** A doubt about every claim of `stories:` that is not shown, as the checker does not find it true. */
export function storyDoubts(release: FactSource): Text[] {
  return (release.plan.stories ?? []).flatMap(({ question, claim }) =>
    (['en', 'zh'] as const).flatMap((lang) => {
      if (!claim) return [];
      const { verdict } = checkClaim(release, claim[lang], lang);
      if (verdict === 'true') return [];
      const found = verdictWords[verdict];
      return [
        {
          en: `The claim of the story “${question}” is not shown, as the checker answers “${found.en}”: ${claim[lang]}`,
          zh: `stories 中“${question}”的说法不会显示，核对结果为“${found.zh}”：${claim[lang]}`,
        },
      ];
    }),
  );
}

async function firstFigure(
  release: Release,
  figures: readonly WantedFigure[],
  period: string,
): Promise<Block | undefined> {
  for (const one of figures) {
    const id: FigureId = typeof one === 'string' ? one : one[0];
    const [drawn] = await figureBlocks({ release }, [[id, { period }]]);
    if (drawn) return drawn;
  }
  return undefined;
}
