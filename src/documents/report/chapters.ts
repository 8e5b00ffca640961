import { headlinePeriod } from '../../analysis/index.js';
import { besideSentences, sentencesIn } from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import type { Fact, FactKind } from '../../words/index.js';
import { factsAbout, viewOf } from '../../words/index.js';
import { type Block, type Chapter, hasContent } from '../blocks/block.js';
import { briefOf } from '../brief/brief.js';
import { drawingsOf } from './findingDrawings.js';
import { factsBlock, figureBlocks, isSaidByLeaders, type Material } from './material.js';
import { placeChapters } from './placeChapters.js';
import { questionsOf } from './questions.js';
import { reportWords as words } from './reportWords.js';
import { wholeChapters } from './wholeChapters.js';

/** The chapters between cover and appendices: of the total, with the questions that its edition chose, or of one of its places. */
export async function chaptersOf(release: Release, place: Subject): Promise<Chapter[]> {
  const view = viewOf(release, headlinePeriod(release));
  const whole = place.level === 'total';
  const facts = whole ? factsAbout(release, view.t, place) : briefOf(release, 'en', place).facts;
  const of: Material = { release, view, place, facts };
  const asked = whole && release.plan.stories ? await questionsOf(release, view.t) : [];
  const chapters = [...(whole ? await wholeChapters(of) : placeChapters(of)), await uncertaintyChapter(of)];
  const all = [findingsChapter(of), ...asked, ...withoutFigures(chapters, asked)].filter(hasContent);
  return withoutRepeats(release, all);
}

/** Chapters whose figures do not say again what stands in words beside them, nor what a figure before them is called. */
function withoutRepeats({ plan }: Release, chapters: readonly Chapter[]): Chapter[] {
  const titles = { en: [] as string[], zh: [] as string[] };
  return chapters.map((chapter) => {
    const said = chapter.blocks.flatMap((block) => (block.kind === 'said' ? block.facts : []));
    const words = sentencesIn(plan, said);
    const blocks = chapter.blocks.map((block): Block => {
      if (block.kind !== 'figure') return block;
      const told = { en: [...words.en, ...titles.en], zh: [...words.zh, ...titles.zh] };
      const figure = besideSentences(block.figure, told);
      for (const lang of ['en', 'zh'] as const)
        titles[lang].push(...(figure.finding?.[lang].slice(0, 1) ?? []));
      return { ...block, figure };
    });
    return { ...chapter, blocks };
  });
}

/** Chapters without the figures that others have shown. */
function withoutFigures(chapters: readonly Chapter[], shown: readonly Chapter[]): Chapter[] {
  const nameOf = (block: Block) => (block.kind === 'figure' ? block.figure.title.en : undefined);
  const names = new Set(shown.flatMap(({ blocks }) => blocks.map(nameOf)));
  const isNew = (block: Block) => block.kind !== 'figure' || !names.has(nameOf(block));
  return chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.filter(isNew) }));
}

/** Facts about the place itself, in one paragraph. */
const leadKinds: readonly FactKind[] = ['absent', 'standing', 'moved', 'share'];

/** Facts shown elsewhere, or that are no findings by themselves. */
const excludedKinds: readonly FactKind[] = ['pace', 'neighbours', 'home', 'whole', 'doubt', 'method'];

/** The standing of the place, then the findings: its own first, and of these the most important; the cover says whether data are real. */
function findingsChapter(of: Material): Chapter {
  const found = of.facts.filter(
    (fact) =>
      !leadKinds.includes(fact.kind) &&
      !excludedKinds.includes(fact.kind) &&
      !isSaidByLeaders(fact) &&
      (fact.kind !== 'status' || fact.status !== 'real'),
  );
  const isOwn = (fact: Fact) => fact.kind === 'status' || fact.place.code === of.place.code;
  const most = found
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.importance - a.importance)
    .slice(0, 7);
  const drawn = drawingsOf(of.release.plan, most);
  return {
    id: 'findings',
    title: words.findings,
    blocks: [factsBlock(of, leadKinds), { kind: 'said', facts: most, listed: true, drawn }],
  };
}

async function uncertaintyChapter(of: Material): Promise<Chapter> {
  const whole = of.place.level === 'total';
  const shown = await figureBlocks(of, whole ? ['rank-ranges', 'rank-intervals'] : ['left-out']);
  return {
    id: 'uncertainty',
    title: words.uncertainty,
    blocks: [factsBlock(of, ['doubt', 'method']), ...shown],
  };
}
