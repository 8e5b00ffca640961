import type { WriteSheet } from 'hucre/xlsx';
import type { Text } from '../../edition/index.js';
import { SheetDraft, styles } from '../../figures/index.js';
import { periodName, word } from '../../words/index.js';
import { hasScoreFormula } from './aggregateFormulas.js';
import { frameSheet } from './frame.js';
import type { WorkbookLayout } from './layout.js';
import { hasFormula } from './normalised.js';
import { bilingualWord, howTo, sheetAbout, type WorkbookWord, workbookWords } from './words.js';

/** The sheet README: what this is, how to use it, what is alive and what is not, in both languages. */
export function readmeSheet(layout: WorkbookLayout): WriteSheet {
  const { plan, release, period } = layout;
  const sheet = new SheetDraft('README');
  let row = 2;
  const line = (label: string, { en, zh }: Text, style: object = styles.wrapped) => {
    sheet.put({ row, column: 0 }, label, styles.wrapped);
    sheet.put({ row, column: 1 }, en, style);
    sheet.put({ row, column: 2 }, zh, style);
    row++;
  };
  const heading = (key: WorkbookWord) => {
    row++;
    sheet.put({ row, column: 0 }, bilingualWord(key), styles.heading);
    row++;
  };
  const plain = (text: string): Text => ({ en: text, zh: text });
  line(bilingualWord('title'), plan.title);
  line(bilingualWord('version'), plain(plan.version));
  line(bilingualWord('dataStatus'), { en: word(plan.dataStatus, 'en'), zh: word(plan.dataStatus, 'zh') });
  line(bilingualWord('period'), { en: period, zh: periodName(period, 'zh') });
  line(bilingualWord('licence'), plain(plan.licence));
  if (plan.attribution) line(bilingualWord('source'), plan.attribution);
  line(bilingualWord('release'), plain(release.manifest.id));
  if (plan.note) line(bilingualWord('note'), plan.note);
  heading('how');
  for (const [i, text] of howTo.entries()) line(String(i + 1), text);
  heading('sheets');
  for (const [name, about] of Object.entries(sheetAbout)) line(name, about);
  heading('formulas');
  for (const text of liveTexts(layout)) line('', text);
  for (const key of ['filled', 'treatedMark', 'partial', 'carried'] as const) {
    const look = {
      filled: styles.filled,
      treatedMark: styles.treated,
      partial: styles.partial,
      carried: styles.carried,
    };
    line('', workbookWords[key], { ...styles.wrapped, ...look[key] });
  }
  if (plan.reasons.length > 0) {
    heading('reasons');
    for (const text of plan.reasons) line('', text);
  }
  if (plan.doubts.length > 0) {
    heading('doubts');
    for (const text of plan.doubts) line('', text);
  }
  return frameSheet(sheet, layout, [26, 70, 60], 1);
}

/** What follows a changed weight, and what is carried over as values. */
function liveTexts(layout: WorkbookLayout): Text[] {
  const { plan, leaves, index, t } = layout;
  const dead = plan.nodes.filter((node) => node.indicator < 0 && !hasScoreFormula(node, plan));
  const fixed = leaves.filter((g) => !hasFormula(layout, g)).map((g) => plan.nodes[g]!);
  const names = (nodes: readonly { title: Text }[]): Text => ({
    en: nodes.map((n) => n.title.en).join(', '),
    zh: nodes.map((n) => n.title.zh).join('、'),
  });
  const found: Text[] = [];
  if (dead.length === 0) {
    found.push({ en: 'Every score follows the weights by formula.', zh: '全部得分均按公式随权重变化。' });
  } else {
    const { en, zh } = names(dead);
    found.push({
      en: `${en}: values. The way their parts are joined compares all units and has no spreadsheet formula; a changed weight does not move them or what is above them through them.`,
      zh: `${zh}：为数值。其合成方式需比较全部单元，无电子表格公式；修改权重不影响它们，也不经由它们影响上级。`,
    });
  }
  if (fixed.length > 0) {
    const { en, zh } = names(fixed);
    found.push({
      en: `${en}: normalised values without a formula; they compare figures that are not all in this workbook.`,
      zh: `${zh}：标准化结果为数值，因其需比较的数据不全在本工作簿中。`,
    });
  }
  const late = leaves.filter(
    (g) =>
      plan.indicators[plan.nodes[g]!.indicator]!.normalise.method === 'base-share' &&
      index.start[g]! > plan.base - plan.first &&
      index.start[g]! <= t,
  );
  if (late.length > 0) {
    const { en, zh } = names(late.map((g) => plan.nodes[g]!));
    found.push({
      en: `${en}: began after the base; the total they are linked to (b in Normalised) holds the edition’s weights.`,
      zh: `${zh}：始于基期之后，其衔接总量（Normalised 中的 b）按版本原权重计算。`,
    });
  }
  return found;
}
