import { asemCoin, nodeOf } from '../../../test/helpers/asem.js';
import { coinr, doubles, expectAgreement } from '../../../test/helpers/golden.js';
import { lineOf } from '../../../test/helpers/plan.js';
import { asemFolder, walkGolden } from '../../../test/helpers/walk.js';
import { cronbach } from './cronbach.js';
import { complete } from './noStatisticReason.js';

const raw = (names: readonly string[]) => {
  const { data } = coinr('02_example_pipeline', asemFolder!)['Raw']!;
  const byId = new Map(Object.keys(data).map((name) => [name.toLowerCase(), name]));
  return names.map((id) => doubles(data[byId.get(id)!]!));
};
const childrenOf = (name: string) => {
  const { plan } = asemCoin();
  return plan.nodes[nodeOf(asemCoin(), name)]!.children.map((h) => plan.nodes[h]!.id);
};
const figures = (ids: readonly string[]) => {
  const { plan, index } = asemCoin();
  return ids.map((id) => Float64Array.from(lineOf(plan, index, id)));
};
/** Every node of a depth, or every leaf. */
const level = (depth: number) =>
  asemCoin().plan.nodes.flatMap((n) => ((n.indicator >= 0 ? 3 : n.depth) === depth ? [n.id] : []));
const alpha = (columns: () => Float64Array[]) => (want: unknown) => {
  expectAgreement([cronbach(columns())], [want as number]);
};
const ofPillars = (columns: (pillar: string) => Float64Array[]) => (entry: unknown) => {
  const theirs = Object.entries(entry as Record<string, number>);
  expectAgreement(
    theirs.map(([pillar]) => cronbach(columns(pillar))),
    theirs.map(([, want]) => want),
  );
};

walkGolden<unknown>('14_cronbach', asemFolder, {
  by_pillar_Normalised: ofPillars((pillar) => figures(childrenOf(pillar))),
  by_pillar_Raw_pairwise: ofPillars((pillar) => raw(childrenOf(pillar))),
  Raw_complete_obs_Physical: alpha(() => complete(raw(childrenOf('Physical')))),
  all_L1: alpha(() => figures(level(3))),
  all_L2: alpha(() => figures(level(2))),
  Conn_L2: alpha(() => figures(childrenOf('Conn'))),
  Sust_L2: alpha(() => figures(childrenOf('Sust'))),
  L3: alpha(() => figures(childrenOf('Index'))),
});
