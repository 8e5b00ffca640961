import { type InQuarantine, ledgerIn, quarantineOf } from '../platform/index.js';
import { type Common, languageOf, print } from './common.js';

interface Which extends Common {
  partner?: string;
  contract?: string;
}

/** `iplus quarantine list DIR`: what is set aside, with its bytes and every reason. A server may be running. */
export function listQuarantine(folder: string, options: Which & { limit: number }): void {
  const { ledger, log } = ledgerIn(folder);
  try {
    const found = firstOf(quarantineOf(ledger, log, options), options.limit);
    const lang = languageOf(options);
    print(options, { records: found }, () =>
      found
        .flatMap(({ receipt, line, partner, contract, why, record }) => [
          `${receipt}:${line}  ${partner}  ${contract}`,
          `  ${record.slice(0, 200)}`,
          ...why.map(({ code, pointer, found, expected }) =>
            lang === 'en'
              ? `  ${pointer || '/'} ${code}: found ${found.en}; expected ${expected.en}`
              : `  ${pointer || '/'} ${code}：实际为 ${found.zh}；应为 ${expected.zh}`,
          ),
        ])
        .join('\n'),
    );
  } finally {
    ledger.close();
  }
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
