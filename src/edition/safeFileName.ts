/** Device names of Windows, which no file may have before its first dot; and the name of the page of a folder. */
const reserved = /^((con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)|index\.html$)/i;

/**
 * A text as the name of a file or folder that is valid on Windows, macOS and Linux. Other characters, and ~ itself, are written as
 * ~ and two hexadecimal digits, so that the text can be restored.
 */
export function safeFileName(text: string): string {
  const escaped = (found: string) => `~${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  const safe = text.replace(/[<>:"/\\|?*~%\p{Cc}]|^ | $|\.$|^\.(?=\.?$)/gu, escaped);
  return reserved.test(safe) ? escaped(safe) + safe.slice(1) : safe;
}
