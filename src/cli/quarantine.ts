import { type Damaged, damagedIn, type InQuarantine, ledgerIn, quarantineOf } from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

interface QuarantineFilter extends CommonOptions {
  partner?: string;
  contract?: string;
}

/**
 * `iplus quarantine list DIR`: the records set aside, with their bytes and every reason, and damaged parts of the log. A server
 * may be running.
 */
export function listQuarantine(folder: string, options: QuarantineFilter & { limit: number }): void {
  const { ledger, log } = ledgerIn(folder);
  try {
    const found = firstOf(quarantineOf(ledger, log, options), options.limit);
    const lang = languageOf(options);
    const { partner, contract } = options;
    const damaged = damagedIn(ledger).filter(
      ({ receipt }) =>
        (partner ?? receipt?.partner) === receipt?.partner &&
        (contract ?? receipt?.contract) === receipt?.contract,
    );
    print(options, { records: found, damaged }, () =>
      [
        ...damaged.map((one) => damagedText(one)[lang]),
        ...found.flatMap(({ receipt, line, partner, contract, why, record }) => [
          `${receipt}:${line}  ${partner}  ${contract}`,
          `  ${record.slice(0, 200)}`,
          ...why.map(({ code, pointer, found, expected }) =>
            lang === 'en'
              ? `  ${pointer || '/'} ${code}: found ${found.en}; expected ${expected.en}`
              : `  ${pointer || '/'} ${code}：实际为 ${found.zh}；应为 ${expected.zh}`,
          ),
        ]),
      ].join('\n'),
    );
  } finally {
    ledger.close();
  }
}

function damagedText({ segment, offset, length, receipt }: Damaged) {
  const of = receipt ? `${receipt.id}  ${receipt.partner}  ${receipt.contract}\n` : '';
  return {
    en: `${of}  segment ${segment}, byte ${offset}: ${length} damaged bytes; records set aside: ${receipt?.records ?? 'unknown'}. Put the segment back from a backup and replay, or have the batch sent again`,
    zh: `${of}  第 ${segment} 段第 ${offset} 字节起 ${length} 字节损坏，${receipt ? `搁置 ${receipt.records} 条` : '条数不明'}。请从备份恢复该段后重新处理，或请报送单位重新报送`,
  };
}

/** The first records, for people. */
function firstOf(all: Iterable<InQuarantine>, most: number) {
  const text = new TextDecoder();
  const found: (Omit<InQuarantine, 'bytes' | 'received'> & { receivedAt: string; record: string })[] = [];
  for (const { bytes, received, ...rest } of all) {
    if (found.length === most) break;
    found.push({ ...rest, receivedAt: new Date(received).toISOString(), record: text.decode(bytes) });
  }
  return found;
}
