import { headlinePeriod } from '../../analysis/index.js';
import { same } from '../../edition/index.js';
import { apa, bibtex, citationOf, gbt7714, type Release, ris } from '../../release/index.js';
import { viewOf } from '../../words/index.js';
import { type Block, type Chapter, hasContent } from './chapter.js';
import { placesGrid, rankedPlaces } from './grids.js';
import { methodBlocks } from './methodBlocks.js';
import { glossary, reportWords as words } from './reportWords.js';

/** Method, all units, glossary and how to cite. */
export function appendicesOf(release: Release): Chapter[] {
  const { plan } = release;
  const view = viewOf(release, headlinePeriod(release));
  const all = placesGrid(release, view, rankedPlaces(release, view, -1), plan.nodes[0]!.children);
  const chapters: Chapter[] = [
    { id: 'method', runsOn: true, title: words.method, blocks: methodBlocks(release) },
    {
      id: 'all',
      runsOn: true,
      title: words.all,
      blocks: [{ kind: 'table', title: plan.unitsTitle, grid: all }],
    },
    { id: 'glossary', title: words.glossary, blocks: [{ kind: 'terms', terms: glossary }] },
    { id: 'cite', title: words.cite, blocks: citeBlocks(release) },
  ];
  return chapters.filter(hasContent);
}

function citeBlocks(release: Release): Block[] {
  const cited = citationOf(release);
  const both = (write: (of: typeof cited, lang: 'en' | 'zh') => string) => ({
    en: write(cited, 'en'),
    zh: write(cited, 'zh'),
  });
  return [
    {
      kind: 'terms',
      terms: [
        { term: same('APA'), means: same(apa(cited)) },
        { term: same('GB/T 7714'), means: same(gbt7714(cited)) },
      ],
    },
    { kind: 'heading', title: same('BibTeX') },
    { kind: 'lines', lines: [both(bibtex)] },
    { kind: 'heading', title: same('RIS') },
    { kind: 'lines', lines: [both(ris)] },
  ];
}
