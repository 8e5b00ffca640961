import { useRef } from 'preact/hooks';
import type { Lang } from '../../edition/index.js';
import { formatPercent } from '../../words/index.js';
import { moveBorder } from './settings.js';
import { word } from './words.js';

/** A bar of shares that add up to 1; every border between two is a slider, for pointer and keyboard. */
export function WeightBar({
  titles,
  hues,
  shares,
  lang,
  onChange,
}: {
  titles: readonly string[];
  /** The number of each part among all, which gives it its colour whatever is left out. */
  hues: readonly number[];
  shares: readonly number[];
  lang: Lang;
  onChange: (shares: number[], step: boolean) => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const grip = useRef<{ x: number; width: number; shares: readonly number[] } | undefined>(undefined);
  const drag = (left: number) => ({
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, width: bar.current!.clientWidth, shares };
      onChange([...shares], true);
    },
    onPointerMove: (event: PointerEvent) => {
      if (!grip.current) return;
      const by = (event.clientX - grip.current.x) / grip.current.width;
      onChange(moveBorder(grip.current.shares, left, by), false);
    },
    onPointerUp: () => {
      grip.current = undefined;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const steps: Record<string, number> = {
        ArrowLeft: -0.01,
        ArrowDown: -0.01,
        ArrowRight: 0.01,
        ArrowUp: 0.01,
      };
      const by = steps[event.key];
      if (by === undefined) return;
      event.preventDefault();
      onChange(moveBorder(shares, left, event.shiftKey ? by * 5 : by), true);
    },
  });
  return (
    <div class="weights" ref={bar}>
      {shares.map((share, i) => (
        <div key={titles[i]} class={`p${hues[i]!}`} style={{ flexGrow: share * 1000 }}>
          <span>
            {titles[i]} {formatPercent(share, lang, 0)}
          </span>
          {i < shares.length - 1 ? (
            <button
              type="button"
              role="slider"
              aria-label={`${word('border', lang)} ${titles[i]} | ${titles[i + 1]}`}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Math.round(share * 100)}
              aria-valuetext={`${titles[i]} ${formatPercent(share, lang)}, ${titles[i + 1]} ${formatPercent(shares[i + 1]!, lang)}`}
              {...drag(i)}
            />
          ) : null}
        </div>
      ))}
    </div>
  );
}
