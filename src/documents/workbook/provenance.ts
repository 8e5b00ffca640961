import type { WriteSheet } from 'hucre/xlsx';
import { type CellContent, SheetDraft, styles } from '../../figures/index.js';
import { frameSheet } from './frame.js';
import type { WorkbookLayout } from './layout.js';
import { bilingualWord } from './words.js';

/** The sheet Provenance: the release, the programs that made it, its inputs, sources and files with their hashes. */
export function provenanceSheet(layout: WorkbookLayout): WriteSheet {
  const { manifest } = layout.release;
  const sheet = new SheetDraft('Provenance');
  const head = ['kind', 'file', 'observed', 'from'] as const;
  const rows: CellContent[][] = [
    [bilingualWord('release'), manifest.id, '', '', '', ''],
    ...Object.entries(manifest.software).map(([name, version]) => [
      bilingualWord('software'),
      name,
      '',
      version,
      '',
      '',
    ]),
    ...manifest.sources.map((s) => [
      bilingualWord('source'),
      s.id,
      s.observed ?? '',
      s.integrity === undefined ? s.from : `${s.from} (${s.integrity})`,
      s.bytes,
      s.sha256,
    ]),
    ...[...manifest.inputs, ...manifest.files].map((f) => [
      bilingualWord('file'),
      f.path,
      '',
      '',
      f.bytes,
      f.sha256,
    ]),
  ];
  sheet.putRow(2, 0, [...head.map(bilingualWord), 'bytes · 字节', 'SHA-256'], styles.headLast);
  rows.forEach((row, i) => {
    sheet.putRow(3 + i, 0, row, styles.text);
  });
  return frameSheet(sheet, layout, [18, 34, 22, 60, 12, 68], 3);
}
