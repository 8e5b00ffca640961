import type { Token } from '../tokens.js';
import { either, type Parser, reader } from './parser.js';

const read = reader({});
/** What leads to a sentence and says nothing itself: "Meanwhile, …", 从分领域看，…. */
const opening: Parser<true> = either(
  read(
    `however/meanwhile/moreover/furthermore/notably/overall/additionally/similarly/likewise/conversely ,
      | by/in contrast , | in addition , | in particular , | at the same time , | on the other hand , | in fact ,
      | according to the data/figures/index/ranking/report/release , | the data/figures/index/ranking/report/results show/shows/showed that?
      | as the data/figures/index/results show/shows ,`,
    () => true,
  ),
  read(
    `此外/另外/同时/与此同时/总体来看/总的来看/总体看/整体来看/整体看/具体来看/具体看/值得注意的是/值得一提的是/相比之下/相较之下 ,
      | 从? 分领域/分地区/分区域/分省份/分行业/分城市/区域/地区/省份/城市/全国/全球/排名/位次/得分/指数/总量/增速/总体/整体 来? 看 ,
      | 数据/报告/结果/指数/数据/榜单/统计 显示 ,? | 据 指数/报告/数据/榜单 显示? ,`,
    () => true,
  ),
);

/** A sentence without the words that lead to it. */
export function withoutOpening(tokens: readonly Token[]): readonly Token[] {
  const ends = opening(tokens, 0).map(({ to }) => to);
  const rest = tokens.slice(Math.max(0, ...ends));
  return rest.length > 0 ? rest : tokens;
}
