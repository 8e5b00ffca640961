import { type Text, UserError } from '../edition/index.js';
import {
  type CheckedLine,
  checkFigureProof,
  type FigureProof,
  type PromisedRequest,
  proveFigures,
} from '../platform/index.js';
import {
  isUrl,
  type Manifest,
  type Promised,
  readManifest,
  releaseFolder,
  requestOf,
  requireAccess,
  sourceOf,
} from '../release/index.js';
import { type OpenEdition, openEdition } from '../signals/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import type { GivenReceipt } from './receiptFile.js';
import { writeOut } from './writeOut.js';

/** Which batch the proof is about, and where it and the release are. */
export interface FiguresOptions {
  platform: string;
  edition: string;
  release: string;
  partner: string;
  out: string;
}

/** `iplus receipt figures ID`: writes the proof which records of a batch count in a release. */
export async function figuresCommand(
  receipt: string,
  options: CommonOptions & FiguresOptions,
): Promise<void> {
  const { platform, edition, release, partner, out } = options;
  const manifest = await manifestOf(release);
  const proof = proofIn(platform, openEdition(edition), manifest, { partner, receipt });
  if (!proof)
    throw new UserError([
      {
        at: { file: release },
        found: {
          en: `no tree of records that ${receipt} could be in`,
          zh: `没有可能包含 ${receipt} 的记录树`,
        },
        expected: {
          en: 'a receipt of this partner under a contract of the edition, and a dated release that this platform made',
          zh: '该报送方在版本所用合约下的回执，以及本平台生成的定期发布版',
        },
        mend: {
          en: 'check --partner, --edition and --release; trees are kept in live/EDITION/trees of the platform',
          zh: '请检查 --partner、--edition 与 --release；记录树保存在平台的 live/版本/trees 中',
        },
      },
    ]);
  await writeOut('--out', out, `${JSON.stringify(proof)}\n`);
  const counted = proof.lines.filter((line) => line.in).length;
  const text = {
    en: `${counted} of ${proof.lines.length} records count in the release`,
    zh: `${proof.lines.length}条记录中，${counted}条计入该发布版`,
  };
  print(options, { receipt, counted, records: proof.lines.length }, () => text[languageOf(options)]);
}

/** Refuses a release under embargo, before anything of it is read. @throws UserError */
export async function requirePublic(release: string): Promise<void> {
  if (!isUrl(release)) await requireAccess(release);
}

/** The list of files of a release, with what it says of the records behind it. @throws UserError */
async function manifestOf(release: string): Promise<Manifest> {
  await requirePublic(release);
  const source = sourceOf(isUrl(release) ? release : await releaseFolder(release));
  return readManifest({ name: release, read: (file, most = 1 << 24) => source.read(file, most) });
}

/** The trees of a contract: one for each platform that a release is made of. */
const treesIn = ({ platform }: Manifest, contract: string) =>
  (platform?.contracts ?? []).flatMap((one) => (one.contract === contract && one.tree ? [one.tree] : []));

/** The proof by the tree that this platform has kept, of those that a release names. */
function proofIn(
  platform: string,
  open: OpenEdition,
  manifest: Manifest,
  whose: { partner: string; receipt: string },
): FigureProof | undefined {
  for (let n = 0; ; n++) {
    let isThere = false;
    const rootOf = (contract: string) => {
      const tree = treesIn(manifest, contract)[n];
      isThere = tree !== undefined;
      return tree?.root ?? 'none';
    };
    const proof = proveFigures(platform, open, { ...whose, rootOf });
    if (proof || !isThere) return proof;
  }
}

export const isFigureProof = (given: unknown): boolean =>
  String((given as { format?: unknown } | null)?.format).startsWith('iplus-figure-proof/');

/** Says which records a proof shows to count in a release. @throws UserError where it shows nothing, or something that does not hold */
export async function printFigures(
  file: string,
  given: unknown,
  { body, receipt }: { body: Uint8Array | undefined; receipt: GivenReceipt | undefined },
  { release, ...options }: CommonOptions & { release?: string },
): Promise<void> {
  const manifest = release === undefined ? undefined : await manifestOf(release);
  const { contract } = given as Partial<FigureProof>;
  const trees = manifest ? treesIn(manifest, String(contract)) : [];
  const tree = trees.find(({ root }) => root === (given as Partial<FigureProof>).root);
  const promised = receipt?.promised && promisedBy(receipt.promised);
  const checked = checkFigureProof(given, { tree, body, promised });
  const isOther = receipt !== undefined && checked?.proof.receipt !== receipt.id;
  if (!checked || !manifest || isOther || checked.proof.edition !== manifest.edition)
    throw new UserError([notOfRelease(file)]);
  const wrong = checked.lines.filter(({ is }) => is === 'wrong');
  if (wrong.length > 0) throw new UserError([notHeld(file, wrong)]);
  const { proof, lines } = checked;
  const found = { receipt: proof.receipt, contract: proof.contract, release: manifest.id, lines };
  print(options, found, () => textOf(lines, manifest.id, boundText(lines, promised))[languageOf(options)]);
}

const promisedBy = ({ partner, contract, leaf }: Promised): PromisedRequest => ({
  ...requestOf(leaf)!,
  partner,
  contract,
});

/** Says whether the records are those that the receipt promised, or why that is not shown. */
function boundText(lines: readonly CheckedLine[], promised: PromisedRequest | undefined): Text {
  if (lines.length > 0 && lines.every(({ isPromised }) => isPromised))
    return {
      en: 'these are the records that the receipt promised, with the salts they had when it was given',
      zh: '记录即回执所承诺者，其盐值为出具回执时所定',
    };
  const why = !promised
    ? { en: 'give the receipt with --receipt FILE', zh: '请以 --receipt FILE 给出回执' }
    : promised.leaves === undefined
      ? { en: 'the receipt is of an earlier version', zh: '该回执由较早的版本出具' }
      : { en: 'give what was sent with --body FILE', zh: '请以 --body FILE 给出所报送的内容' };
  return {
    en: `not shown: that the salts are those of when the receipt was given; that a record is in no figure holds for the salt in this proof alone (${why.en})`,
    zh: `未能证明：盐值为出具回执时所定；“未计入任何数值”仅就本证明中的盐值成立（${why.zh}）`,
  };
}

function textOf(lines: readonly CheckedLine[], id: string, bound: Text): Text {
  const cells = new Map<string, number>();
  for (const { is, cell } of lines)
    if (is === 'in') cells.set(cell?.join(' ') ?? '?', (cells.get(cell?.join(' ') ?? '?') ?? 0) + 1);
  const out = lines.filter(({ is }) => is === 'out').length;
  const bare = lines.filter(({ isCompared }) => !isCompared).length;
  const weightOf = (name: string) => {
    const weight = lines.find(({ cell }) => cell?.join(' ') === name)?.weight;
    const share = weight === undefined ? undefined : 100 * weight * cells.get(name)!;
    return share === undefined ? '' : ` (${Number(share.toPrecision(4))}%)`;
  };
  return {
    en: [
      `release ${id}`,
      ...[...cells].map(([name, n]) => `in the figure of ${name}: ${n} of your records${weightOf(name)}`),
      ...(out > 0 ? [`in no figure: ${out}`] : []),
      ...(bare > 0
        ? [`not compared with your bytes: ${bare}${bare === lines.length ? ' (--body FILE)' : ''}`]
        : []),
      bound.en,
    ].join('\n'),
    zh: [
      `发布版 ${id}`,
      ...[...cells].map(([name, n]) => `计入 ${name} 的数值：贵方记录 ${n} 条${weightOf(name)}`),
      ...(out > 0 ? [`未计入任何数值：${out} 条`] : []),
      ...(bare > 0
        ? [`未与贵方原始内容比对：${bare} 条${bare === lines.length ? '（--body FILE）' : ''}`]
        : []),
      bound.zh,
    ].join('\n'),
  };
}

const notOfRelease = (file: string) => ({
  at: { file },
  found: { en: 'a proof for another release or receipt', zh: '其他发布版或回执的证明' },
  expected: {
    en: 'a proof for the release given with --release: it has the root that release.json names for the contract',
    zh: '针对 --release 所给发布版的证明：其根与 release.json 中该合约所载一致',
  },
  mend: {
    en: 'give the dated release that the proof was made for, or ask for a proof for this one',
    zh: '请给出该证明所针对的定期发布版，或重新获取针对此发布版的证明',
  },
});

const notHeld = (file: string, wrong: readonly CheckedLine[]) => ({
  at: { file, line: wrong[0]!.line },
  found: {
    en: `a proof that does not hold for ${wrong.length} records, the first on line ${wrong[0]!.line} of the batch`,
    zh: `证明对${wrong.length}条记录不成立，首条位于该批第${wrong[0]!.line}行`,
  },
  expected: {
    en: 'a path from the record, with its salt and cell, to the root in release.json, and one to what the receipt promised',
    zh: '由记录（含盐值与所属单元）到 release.json 所载之根的路径，以及到回执所作承诺的路径',
  },
  mend: {
    en: 'check that --body is the batch as it was sent; where it is, ask for the proof again, and keep this one',
    zh: '请确认 --body 为当时报送的原始内容；若无误，请重新获取证明并保留此文件',
  },
});
