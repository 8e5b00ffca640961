import type { WriteSheet } from 'hucre/xlsx';
import { type Content, SheetDraft, styles } from '../../figures/index.js';
import { frame } from './frame.js';
import type { Layout } from './layout.js';
import { bothWords } from './words.js';

/** The sheet Provenance: the release, the programs that made it, its inputs, sources and files with their hashes. */
export function provenanceSheet(layout: Layout): WriteSheet {
  const { manifest } = layout.release;
  const sheet = new SheetDraft('Provenance');
  const head = ['kind', 'file', 'observed', 'from'] as const;
  const rows: Content[][] = [
    [bothWords('release'), manifest.id, '', '', '', ''],
    ...Object.entries(manifest.software).map(([name, version]) => [
      bothWords('software'),
      name,
      '',
      version,
      '',
      '',
    ]),
    ...manifest.sources.map((s) => [
      bothWords('source'),
      s.id,
      s.observed ?? '',
      s.integrity === undefined ? s.from : `${s.from} (${s.integrity})`,
      s.bytes,
      s.sha256,
    ]),
    ...[...manifest.inputs, ...manifest.files].map((f) => [
      bothWords('file'),
      f.path,
      '',
      '',
      f.bytes,
      f.sha256,
    ]),
  ];
  sheet.putRow(2, 0, [...head.map(bothWords), 'bytes · 字节', 'SHA-256'], styles.headLast);
  rows.forEach((row, i) => {
    sheet.putRow(3 + i, 0, row, styles.text);
  });
  return frame(sheet, layout, [18, 34, 22, 60, 12, 68], 3);
}
