import type { Text } from '../../edition/index.js';
import type { Account, DataContract } from '../../platform/index.js';
import { useView } from './consoleFrame.js';
import { dayText, formatWhole, shortDay } from './consoleText.js';
import { sumCounts } from './counts.js';

const day = 86_400_000;
const shownDays = 28;
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

interface DayBar {
  day: string;
  received: number;
  stored: number;
  /** Whether the day is over and the first batch had come by then. */
  isWhole: boolean;
  /** Outside what was agreed; of whole days alone. */
  off: boolean;
}

/** The last days of a contract, the newest last. */
function barsOf(accounts: readonly Account[], contract: DataContract, now: number): DayBar[] {
  const mine = accounts.filter((one) => one.contract === contract.id);
  const first = mine.map((one) => one.day).sort()[0] ?? iso(now);
  return Array.from({ length: shownDays }, (_, i) => {
    const at = iso(now - (shownDays - 1 - i) * day);
    const { received, stored } = sumCounts(mine.filter((one) => one.day === at));
    const { least = 0, most = Number.POSITIVE_INFINITY } = contract.volume ?? {};
    const isWhole = at < iso(now) && at > first;
    return { day: at, received, stored, isWhole, off: isWhole && (received < least || received > most) };
  });
}

/** A round number not below another. */
function roundUp(n: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, n)));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((x) => x * power).find((x) => x >= n)!;
}

/** What the chart shows, in words. */
function sentenceOf(bars: readonly DayBar[], { volume }: DataContract): Text {
  const off = bars.filter((bar) => bar.off);
  const last = off.at(-1);
  if (!volume) return { en: 'The contract names no volume.', zh: '数据契约未约定报送量。' };
  const { least, most } = volume;
  const agreed = {
    en: `Agreed: ${formatWhole(least, 'en')} to ${formatWhole(most, 'en')} records a day.`,
    zh: `约定每日${formatWhole(least, 'zh')}至${formatWhole(most, 'zh')}条。`,
  };
  if (!bars.some(({ isWhole }) => isWhole))
    return {
      en: `${agreed.en} There is no whole day since the first batch yet.`,
      zh: `${agreed.zh}自首批以来尚无整日。`,
    };
  if (!last)
    return {
      en: `${agreed.en} No whole day of the last 28 since the first batch is outside.`,
      zh: `${agreed.zh}自首批以来，近28天中各整日均在约定之内。`,
    };
  return {
    en: `${agreed.en} ${off.length === 1 ? 'One day was' : `${formatWhole(off.length, 'en')} days were`} outside, the last of them ${dayText(last.day, 'en')}: ${formatWhole(last.received, 'en')}.`,
    zh: `${agreed.zh}有${formatWhole(off.length, 'zh')}天超出约定，最近为${dayText(last.day, 'zh')}：${formatWhole(last.received, 'zh')}条。`,
  };
}

/** Records received a day under a contract, beside what was agreed. */
export function VolumeChart({
  accounts,
  contract,
}: {
  accounts: readonly Account[];
  contract: DataContract;
}) {
  const { lang, now } = useView();
  const bars = barsOf(accounts, contract, now);
  const { least, most } = contract.volume ?? { least: 0, most: 0 };
  const highest = roundUp(Math.max(most, ...bars.map(({ received }) => received)));
  const y = (n: number) => 100 - (100 * n) / highest;
  const sentence = sentenceOf(bars, contract)[lang];
  const labelled = [0, 9, 18, shownDays - 1];
  return (
    <figure>
      <div class="volume">
        <div class="ys" aria-hidden="true">
          <span>{formatWhole(highest, lang)}</span>
          <span>{formatWhole(highest / 2, lang)}</span>
          <span>0</span>
        </div>
        <svg viewBox="0 0 280 100" preserveAspectRatio="none" role="img" aria-label={sentence}>
          {contract.volume ? (
            <rect class="band" x="0" width="280" y={y(most)} height={Math.max(0.5, y(least) - y(most))} />
          ) : null}
          {bars.map((bar, i) => (
            <g key={bar.day}>
              <title>{`${dayText(bar.day, lang)}: ${formatWhole(bar.received, lang)}`}</title>
              <rect
                class={bar.off ? 'off' : i === shownDays - 1 ? 'now' : 'stored'}
                x={i * 10 + 1.5}
                width="7"
                y={y(bar.stored)}
                height={100 - y(bar.stored)}
              />
              <rect
                class="rest"
                x={i * 10 + 1.5}
                width="7"
                y={y(bar.received)}
                height={y(bar.stored) - y(bar.received)}
              />
            </g>
          ))}
        </svg>
        <div class="xs" aria-hidden="true">
          {labelled.map((i) => (
            <span key={i}>{shortDay(bars[i]!.day, lang)}</span>
          ))}
        </div>
      </div>
      <p class="soft">{sentence}</p>
    </figure>
  );
}
