import { problems, UserError } from '../../edition/index.js';
import type { Selection } from './format.js';

/**
 * Refuses a selection for a format that describes the whole release.
 * @throws UserError where anything is selected
 */
export function refuseSelection(format: string, selection: Selection): void {
  const lists = (['units', 'nodes', 'periods', 'levels'] as const).filter((list) => selection[list]);
  if (lists.length === 0) return;
  throw new UserError(
    lists.map((list) =>
      problems.badOption(list, selection[list]!.join(', '), {
        en: `nothing: ${format} describes the whole release`,
        zh: `不作选择：${format} 描述整个发布版`,
      }),
    ),
  );
}
