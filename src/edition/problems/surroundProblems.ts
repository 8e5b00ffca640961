import type { MapFault } from '../map/mapFaults.js';
import { oneOfWords } from './candidates.js';
import type { Place, Problem } from './problem.js';

/** Problems of earlier editions, the map and neighbours. */
export const surroundProblems = {
  chainWithoutTotal: (file: string, node: string): Problem => ({
    at: { file },
    found: {
      en: `no result of the total (level total) for the node “${node}”`,
      zh: `没有总体（level 为 total）在节点“${node}”的结果`,
    },
    expected: {
      en: 'the total at the root in every period: editions are chained by it',
      zh: '各时期总体在根节点的结果：版本据此衔接',
    },
    mend: {
      en: 'add these rows with this edition’s code of the total, or say under `nodes` what the root was called',
      zh: '请补上这些行（用本版的总体代码），或在 `nodes` 中说明根节点原来的名称',
    },
  }),
  noOverlap: (at: Place, edition: string, over: string, known: readonly string[]): Problem => ({
    at,
    found: {
      en: `the edition ${edition} has no figure above zero of the total in ${over}`,
      zh: `版本 ${edition} 在 ${over} 没有大于零的总体数值`,
    },
    expected: oneOfWords(known),
    mend: {
      en: 'name a period that this edition and the next both have, or leave `over` out',
      zh: '请写明该版与下一版均有的时期，或省略 `over`',
    },
  }),
  bordersWithoutMap: (at: Place, by: string): Problem => ({
    at,
    found: { en: `neighbours by borders (${by}), but no map`, zh: `按边界（${by}）确定邻居，但没有地图` },
    expected: { en: 'a `map` whose borders are looked at', zh: '应以 `map` 给出地图' },
    mend: {
      en: 'add a `map`, or choose neighbours: { nearest: 5 } or { within: 300 }',
      zh: '加上 `map`，或改用 neighbours: { nearest: 5 } 或 { within: 300 }',
    },
  }),
  notAMap: (file: string, { path, found, expected }: MapFault): Problem => ({
    at: path === '' ? { file } : { file, path },
    found,
    expected,
    mend: {
      en: 'give GeoJSON or TopoJSON in degrees, or TopoJSON on a plane with the object “units”; or leave `map` out',
      zh: '请提供以度为单位的 GeoJSON 或 TopoJSON，或含对象“units”的平面 TopoJSON；或省略 `map`',
    },
  }),
  judgedOfRelease: (edition: string): Problem => ({
    at: { file: edition },
    found: { en: 'an edition that judges announced statements', zh: '核对已公布表述的版本' },
    expected: { en: 'its release', zh: '其发布版' },
    mend: {
      en: 'build it (iplus build EDITION --out RELEASE) and name the release: the claim checker reads releases',
      zh: '先构建（iplus build EDITION --out RELEASE），再指明该发布版：核对说法以发布版为准',
    },
  }),

  nothingPublished: (folder: string): Problem => ({
    at: { file: folder },
    found: {
      en: 'an index of which nothing is said to have been published',
      zh: '未注明任何已公布数值的指数',
    },
    expected: {
      en: 'an edition with the key “published” or “announced”, or its release',
      zh: '写有 published 或 announced 的版本，或其发布版',
    },
    mend: {
      en: 'write its published figures into a table and name it under “published”',
      zh: '请将已公布数值写成表格，并在 published 下列出',
    },
  }),
};
