import { replicationsOf } from '../../analysis/index.js';
import { memoize } from '../../edition/index.js';
import { publishedHeadline } from '../../words/index.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';
import { PublishedFigures } from './publishedFigures.js';

/** Every published figure of this index beside ours. */
export const publishedPage: FigurePage = {
  keys: [],
  nodes: () => [],
  told: () => [],
  untold: (release, _, lang) =>
    publishedHeadline(
      release.plan,
      replicated(release).map((one) => one.compared),
      lang,
    ),
  figures: ['published'],
  rest: (release, _, lang) => <PublishedFigures release={release} all={replicated(release)} lang={lang} />,
};

/** Headline and tables ask for the same. */
const replicated = memoize((release: Shown) => replicationsOf(release));
