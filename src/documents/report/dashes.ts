import type { Subject } from '../../release/index.js';
import { titleWithin, type View } from '../../words/index.js';
import type { Block } from '../blocks/block.js';
import { hasNoChange } from './grids.js';

/** What a dash in the column of changes means, below a table that has one although both periods have a value. */
export function dashNote(views: readonly View[], places: readonly Subject[]): Block[] {
  const at = places.find((place) => views.some((view) => hasNoChange(view, place)));
  if (!at) return [];
  const { plan } = views[0]!.release;
  const isUnit = at.level === plan.level;
  const [en, zh] = isUnit ? ['indicators', '指标'] : [titleWithin(plan.unitsTitle.en), plan.unitsTitle.zh];
  return [
    {
      kind: 'text',
      text: {
        en: `A dash: the two periods do not have data for the same ${en}, and no change is given.`,
        zh: `“–”表示两期有数据的${zh}不尽相同，不计算变化。`,
      },
    },
  ];
}
