import type { Release, Subject } from '../../release/index.js';
import { briefOf } from '../brief/brief.js';
import { factsAbout } from '../facts/factsAbout.js';
import { viewOf } from '../facts/view.js';
import type { Block, Chapter } from './chapter.js';
import { figures, type Material, said } from './material.js';
import { placeChapters } from './placeChapters.js';
import { reportWords as words } from './reportWords.js';
import { wholeChapters } from './wholeChapters.js';

/** The chapters between cover and appendices: of the whole area, or of one of its places. */
export async function chaptersOf(release: Release, place: Subject): Promise<Chapter[]> {
  const view = viewOf(release, release.index.periods - 1);
  const whole = place.level === 'total';
  const facts = whole ? factsAbout(release, view.t, place) : briefOf(release, 'en', place).facts;
  const of: Material = { release, view, place, facts };
  const chapters = [
    findings(of),
    ...(whole ? await wholeChapters(of) : placeChapters(of)),
    await uncertainty(of),
    summary(of),
  ];
  return chapters.filter(({ blocks }) => blocks.some(hasContent));
}

function hasContent(block: Block): boolean {
  if (block.kind === 'said') return block.facts.length > 0;
  if (block.kind === 'table') return block.grid.rows.length > 0;
  return block.kind !== 'heading' && block.kind !== 'text';
}

/** What matters most, the most important first; that data are real stands on the cover. */
function findings({ facts }: Material): Chapter {
  const found = facts.filter((fact) => fact.kind !== 'status' || fact.status !== 'real');
  const most = found.toSorted((a, b) => b.importance - a.importance).slice(0, 8);
  return { id: 'findings', title: words.findings, blocks: [{ kind: 'said', facts: most, listed: true }] };
}

/** Where the place stands and how sure that is, once more and last. */
function summary(of: Material): Chapter {
  return {
    id: 'summary',
    title: words.summary,
    blocks: [said(of, ['standing', 'balance', 'sectors', 'status'])],
  };
}

async function uncertainty(of: Material): Promise<Chapter> {
  const shown = await figures(of, ['top-ten', 'pairwise', 'left-out']);
  return { id: 'uncertainty', title: words.uncertainty, blocks: [said(of, ['doubt', 'method']), ...shown] };
}
