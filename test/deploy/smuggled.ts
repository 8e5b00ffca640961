/** A request that must never be seen as one of its own by the server, as it stands in the body of another for whoever is in front of it. */
export const hidden = 'GET /en/hidden HTTP/1.1\r\nHost: index.example.org\r\n\r\n';

/** Header lines by which two servers in a row may disagree where a request ends. */
const lengths: Record<string, string> = {
  'a length and chunks': `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding: chunked`,
  'chunks and a length': `Transfer-Encoding: chunked\r\nContent-Length: 4`,
  'a coding that is none': `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding: xchunked`,
  'a blank before the colon': `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding : chunked`,
  'a vertical tab before the coding': `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding:\x0bchunked`,
  'a tab before the coding': `Transfer-Encoding:\tchunked`,
  'two codings': 'Transfer-Encoding: identity, chunked',
  'two codings, chunked first': 'Transfer-Encoding: chunked, identity',
  'two lines of codings': 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
  'a folded coding': `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding:\r\n chunked`,
  'a coding folded into another header': `Content-Length: ${hidden.length + 5}\r\nX: y\r\n Transfer-Encoding: chunked`,
  'a coding behind a bare line feed': `Content-Length: ${hidden.length + 5}\r\nX: y\nTransfer-Encoding: chunked`,
  'a coding behind a bare carriage return': `Content-Length: ${hidden.length + 5}\r\nX: y\rTransfer-Encoding: chunked`,
  'a coding behind a NUL': `Content-Length: ${hidden.length + 5}\r\nX: y\x00\r\nTransfer-Encoding: chunked`,
  'an underscore in the name': `Content-Length: 5\r\nTransfer_Encoding: chunked`,
  'two lengths': `Content-Length: 5\r\nContent-Length: ${hidden.length + 5}`,
  'two lengths alike': 'Content-Length: 5\r\nContent-Length: 5',
  'lengths in one line': `Content-Length: 5, ${hidden.length + 5}`,
  'a folded length': `Content-Length:\r\n 5`,
  'a length with a sign': 'Content-Length: +5',
  'a hexadecimal length': 'Content-Length: 0x5',
  'a length with a blank': `Content-Length: 5 ${hidden.length + 5}`,
  'a length below zero': 'Content-Length: -5',
  'a length beyond all numbers': 'Content-Length: 18446744073709551621',
  'no length': 'X: y',
  'a length that leaves the rest': 'Content-Length: 5',
  'a length that has it all': `Content-Length: ${hidden.length + 5}`,
  'a request to wait': `Expect: 100-continue\r\nContent-Length: ${hidden.length + 5}`,
  'a change of protocol': `Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 5`,
  'a header that the connection names': `Connection: Content-Length\r\nContent-Length: 5`,
};

/** Bodies in chunks that are read in two ways. */
const chunks: Record<string, string> = {
  'an extension with a bare line feed': `1;\nx\r\n0\r\n\r\n${hidden}`,
  'a bare line feed behind the size': `0\n\n${hidden}`,
  'a bare line feed behind a chunk': `1\r\nx\n0\r\n\r\n${hidden}`,
  'a size with a sign': `+0\r\n\r\n${hidden}`,
  'a size written as in programs': `0x0\r\n\r\n${hidden}`,
  'a size beyond all numbers': `10000000000000000\r\n${hidden}`,
  'a blank behind the size': `0 \r\n\r\n${hidden}`,
  'an end that is a header': `0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
  'a chunk that has it all': `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
};

/** Requests on which servers in a row have disagreed, by name. */
export function probes(): { name: string; bytes: string }[] {
  const heads = ['GET /en/', 'POST /en/', 'POST /v1/records?contract=x'];
  return heads.flatMap((head) => {
    const request = (version: string, headers: string, body: string) =>
      `${head} HTTP/${version}\r\nHost: index.example.org\r\n${headers}\r\n\r\n${body}`;
    return [
      ...Object.entries(lengths).map(([name, headers]) => ({
        name: `${head}, ${name}`,
        bytes: request('1.1', headers, `0\r\n\r\n${hidden}`),
      })),
      ...Object.entries(chunks).map(([name, body]) => ({
        name: `${head}, ${name}`,
        bytes: request('1.1', 'Transfer-Encoding: chunked', body),
      })),
      {
        name: `${head}, chunks in HTTP/1.0`,
        bytes: request('1.0', 'Transfer-Encoding: chunked', `0\r\n\r\n${hidden}`),
      },
      {
        name: `${head}, bare line feeds`,
        bytes: request('1.1', 'Content-Length: 5', `0\r\n\r\n${hidden}`).replaceAll('\r\n', '\n'),
      },
    ];
  });
}
