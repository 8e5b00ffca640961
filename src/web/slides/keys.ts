/**
 * The index of the slide that a key leads to; undefined for other keys.
 *
 * @param onButton whether a button has the focus, which space and Enter activate
 */
export function slideAfter(
  key: string,
  shift: boolean,
  now: number,
  count: number,
  onButton: boolean,
): number | undefined {
  if (onButton && (key === ' ' || key === 'Enter')) return undefined;
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowDown: 1,
    PageDown: 1,
    Enter: 1,
    ' ': shift ? -1 : 1,
    ArrowLeft: -1,
    ArrowUp: -1,
    PageUp: -1,
    Backspace: -1,
    Home: -now,
    End: count - 1 - now,
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, now + step));
}
