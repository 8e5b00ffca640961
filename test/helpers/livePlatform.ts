import { join } from 'node:path';
import { buildRelease } from '../../src/pipeline/index.js';
import {
  judgesIn,
  Platform,
  type PromisedRequest,
  publishAll,
  requestText,
  starterContract,
  takeStored,
} from '../../src/platform/index.js';
import { openEdition } from '../../src/signals/index.js';
import { put, temporaryFolder } from './folders.js';
import { ndjson } from './platform.js';

/** A record of the contract `visits` (`starterContract`). */
export interface Visit {
  id: string;
  city: string;
  day: string;
  hospital: string;
  visits: number;
}

let ids = 0;
/** Another record of that contract. */
export const visit = (city: string, hospital: string, visits: number, day = '2026-11-02'): Visit => ({
  id: `r${++ids}`,
  city,
  day,
  hospital,
  visits,
});

export const confidential = 'contributors: { column: hospital, at-least: 3, p-percent: 10 }';

/** An edition of three cities in two provinces whose only figure is what hospitals sent. */
export function liveEdition(folder: string, rule: string, records = 'provisional'): string {
  const files: Record<string, string> = {
    'edition.yaml': `edition: live-test
title: { en: Live, zh: 即时 }
version: 1
data-status: simulated
units:
  level: city
  title: { en: Cities, zh: 城市 }
  groups: [{ column: province, title: { en: Provinces, zh: 省份 }, roll-up: sum }]
  total: { code: ALL, title: { en: All, zh: 合计 } }
periods: { frequency: month, base: 2026-10, first: 2026-10 }
platform: { records: ${records}, final: 2026-10 }
method: { normalise: { method: goalposts }, aggregate: arithmetic }
tree: { id: index, title: { en: Index, zh: 指数 }, children: [{ indicator: online-visits }] }
`,
    'units.csv': 'code,name_en,name_zh,province\n110100,Alpha,甲,11\n110200,Beta,乙,11\n310100,Gamma,丙,31\n',
    'groups.csv': 'column,code,name_en,name_zh\nprovince,11,North,北\nprovince,31,South,南\n',
    'indicators.csv':
      'id,title_en,title_zh,unit,direction,kind,low,high\nonline-visits,Visits,就诊,visits,1,flow,0,1000000\n',
    'signals/visits.yaml': `indicator: online-visits
from: platform:visits
unit: { code: city }
period: { column: day }
value: { sum: visits }
${rule}
`,
  };
  for (const [name, text] of Object.entries(files)) put(folder, name, text);
  return folder;
}

/** Takes what was stored for an edition, and has the log say that it is published. */
export async function takeAndPublish(
  platform: Platform,
  edition: string,
  to: { dated?: boolean; isParted?: boolean } = {},
) {
  const taken = await takeStored(platform.folder, openEdition(edition), undefined, to);
  await publishAll(platform, taken.publications);
  return taken;
}

/** What the receipt of a request promised, as its text in the public log says it. */
export function promisedIn(platform: Platform, receipt: string): PromisedRequest {
  const row = platform.ledger.receipt(receipt)!;
  return { ...JSON.parse(requestText(row)), partner: row.partner, contract: row.contract };
}

/** The first contract, without its floor of contributors: for signals that have no rules. */
export const withoutFloor = (name: string) => starterContract(name).replace(/.*fewestContributors.*\n/, '');

/** A platform that takes visits, an edition that reads them, and releases of it. Without a rule, its contract asks for no contributors. */
export async function livePlatform(
  rule = confidential,
  contract = rule === '' ? withoutFloor('visits') : starterContract('visits'),
  others: Readonly<Record<string, string>> = {},
) {
  const folder = join(temporaryFolder(), 'platform');
  put(folder, 'contracts/visits.yaml', contract);
  for (const [name, other] of Object.entries(others)) put(folder, `contracts/${name}.yaml`, other);
  const edition = liveEdition(temporaryFolder(), rule);
  const out = temporaryFolder();
  let clock = Date.UTC(2026, 11, 1);
  const now = () => ++clock;
  const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12, now });
  let sent = 0;
  let built = 0;
  const sendAs = async (partner: string, ...visits: readonly (Visit | string)[]) => {
    const { receipt } = await platform.submit({
      partner,
      key: `k${++sent}`,
      contract: 'visits',
      form: 'ndjson',
      body: ndjson(...visits),
    });
    await platform.judging.idle();
    return receipt.id;
  };
  const take = (dated = false, isParted = false) => takeAndPublish(platform, edition, { dated, isParted });
  return {
    folder,
    edition,
    platform,
    send: (...visits: readonly (Visit | string)[]) => sendAs('north', ...visits),
    sendAs,
    take,
    /** Builds a release from what was stored until now; says where it is. */
    async build(dated = false): Promise<string> {
      const records = await take(dated);
      const at = join(out, `${++built}`);
      await buildRelease(edition, at, () => {}, undefined, undefined, undefined, { records, dated });
      return at;
    },
  };
}
