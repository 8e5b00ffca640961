import {
  at,
  type CoinrRows,
  csvText,
  isReversed,
  keptCell,
  problems,
  type Text,
  toIData,
  toIMeta,
  UserError,
} from '../../edition/index.js';
import { dataStatusWords } from '../words.js';
import type { Format } from './format.js';
import { onlyPeriods } from './selected.js';

/** COINr's two tables: the raw figures of the published periods, or of those selected, and the framework. */
export const coinr: Format = {
  id: 'coinr',
  title: { en: 'COINr’s two tables, iData and iMeta', zh: 'COINr 的两个数据表：iData 与 iMeta' },
  mediaType: 'text/csv',
  extension: 'csv',
  async write({ plan, panel, manifest }, selection) {
    const periods = onlyPeriods(plan, selection, 'coinr').map((t) => plan.first + t);
    const reversed = plan.nodes.filter((_, g) => isReversed(plan, g)).map(({ id }) => id);
    if (reversed.length > 0) throw new UserError([problems.noPolarityInCoinr(reversed)]);
    const varied = plan.nodes.flatMap(({ id, cases }) => (cases ? [id] : []));
    if (varied.length > 0) throw new UserError([problems.noCasesInCoinr(varied)]);
    const cell = (k: number, t: number, c: number) => at(panel, k, c, t);
    const texts = [dataStatusWords[plan.dataStatus], ...(plan.attribution ? [plan.attribution] : [])];
    const sums = plan.nodes.flatMap(({ id, details }) => (details?.of === 'weighted-sum' ? [id] : []));
    const notes = [...texts, ...(sums.length > 0 ? [dividedWeights(sums)] : [])];
    const lines = [manifest.id, ...notes.flatMap(({ en, zh }) => [en, zh])];
    const text = ({ header, rows }: CoinrRows) => csvText(header, rows, keptCell);
    return [
      { path: 'iData.csv', content: text(toIData(plan, periods, cell)) },
      { path: 'iMeta.csv', content: text(toIMeta(plan)) },
      { path: 'README.txt', content: `${lines.join('\n')}\n` },
    ];
  },
};

/** What COINr makes of weighted sums. */
const dividedWeights = (nodes: readonly string[]): Text => ({
  en: `Weighted sums with the weights as given: ${nodes.join(', ')}. COINr divides weights by their sum, so that its scores of these differ by this factor.`,
  zh: `按原权重加权求和：${nodes.join('、')}。COINr 会将权重除以其和，因此其得分相差该倍数。`,
});
