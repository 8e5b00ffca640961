import { headlinePeriod } from '../../analysis/index.js';
import { same } from '../../edition/index.js';
import { apa, citationOf, gbt7714, type Release } from '../../release/index.js';
import { type Fact, paragraphOf, phraseText, type Register, viewOf } from '../../words/index.js';
import { type Block, type Chapter, hasContent, inBothLanguages } from '../blocks/block.js';
import { placesGrid, rankedPlaces } from './grids.js';
import { methodBlocks } from './methodChapters.js';
import { glossary, reportWords as words } from './reportWords.js';

/** Method, glossary, how to cite, and all units: a long table at the end leaves no sheet that is almost empty. */
export function appendicesOf(release: Release, chapters: readonly Chapter[]): Chapter[] {
  const { plan } = release;
  const view = viewOf(release, headlinePeriod(release));
  const all = placesGrid(release, view, rankedPlaces(release, view, -1), plan.nodes[0]!.children);
  const appendices: Chapter[] = [
    { id: 'in-full', title: words.inFull, blocks: [sentencesTable(release, chapters)] },
    { id: 'method', title: words.method, blocks: methodBlocks(release) },
    { id: 'glossary', title: words.glossary, blocks: [{ kind: 'terms', terms: glossary }] },
    { id: 'cite', title: words.cite, blocks: citeBlocks(release) },
    {
      id: 'all',
      title: words.all,
      blocks: [{ kind: 'table', title: plan.unitsTitle, grid: all }],
    },
  ];
  return appendices.filter(hasContent);
}

/** Every finding of the chapters in full, beside the plain words of it. */
function sentencesTable({ plan }: Release, chapters: readonly Chapter[]): Block {
  const facts = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'said' ? block.facts : [])),
  );
  const said = (fact: Fact, register: Register) =>
    inBothLanguages((lang) => phraseText(paragraphOf(plan, [fact], lang, undefined, register)));
  const rows = [...new Set(facts)].flatMap((fact) => {
    const [plain, exact] = [said(fact, 'plain'), said(fact, 'exact')];
    return plain.en === exact.en && plain.zh === exact.zh ? [] : [[{ text: plain }, { text: exact }]];
  });
  return {
    kind: 'table',
    title: words.inFull,
    grid: { heads: [{ title: words.plainly }, { title: words.inFull }], rows },
  };
}

function citeBlocks(release: Release): Block[] {
  const cited = citationOf(release);
  return [
    {
      kind: 'terms',
      terms: [
        { term: same('APA'), means: same(apa(cited)) },
        { term: same('GB/T 7714'), means: same(gbt7714(cited)) },
      ],
    },
    { kind: 'text', text: words.references },
  ];
}
