/** Most repetitions without an upper limit in a pattern. */
const most = 2;

/**
 * Why a pattern of a contract is not accepted; undefined where it is. Patterns are applied to what strangers send, so those are
 * refused whose time could grow faster than the square of the length of a text: repeated groups, references back, looks ahead and
 * behind, and more than two unlimited repetitions.
 */
export function unsafePattern(pattern: string): 'invalid' | 'slow' | undefined {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return 'invalid';
  }
  const plain = pattern.replace(/\\[^0-9k]/gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  if (/\\[1-9k]|\(\?[=!<]/u.test(plain)) return 'slow';
  if (/\)(?:[*+]|\{\d+,?\d*\})/u.test(plain)) return 'slow';
  return (plain.match(/[*+]|\{\d+,\}/gu) ?? []).length > most ? 'slow' : undefined;
}
