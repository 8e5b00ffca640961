/** The header `Content-Disposition` of a file to be saved (RFC 6266): its name in UTF-8, and in ASCII for older programs. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '-');
  const full = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${full}`}`;
}
