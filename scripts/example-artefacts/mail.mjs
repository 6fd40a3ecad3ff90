// MSSanté messages and receipts, part by part, with the line ends of RFC 5322.

/** Base64, by lines of 76 characters. */
const lines64 = (bytes) => Buffer.from(bytes).toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');

/** A header text that is not ASCII, in encoded words that fit a line (RFC 2047). */
export function encodedWords(text) {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words = [''];
  for (const character of text) {
    if (Buffer.byteLength(words.at(-1) + character) > 42) words.push('');
    words[words.length - 1] += character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** A file name, encoded when it has accents (RFC 2231). */
function fileName(name) {
  if (/^[\x20-\x7e]*$/.test(name)) return `filename="${name}"`;
  return `filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

const part = (headers, body) => [...headers, '', body].join('\r\n');

export function textPart(text) {
  return part(['Content-Type: text/plain; charset="UTF-8"', 'Content-Transfer-Encoding: 8bit'], text.replaceAll('\n', '\r\n'));
}

export function filePart(type, name, bytes) {
  return part([`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment;\r\n ${fileName(name)}`], lines64(bytes));
}

function multipart(type, boundary, parts) {
  return { header: `Content-Type: ${type};\r\n boundary="${boundary}"`, body: [...parts.flatMap((each) => [`--${boundary}`, each]), `--${boundary}--`, ''].join('\r\n') };
}

/** @param headers those of the message, in order: `[name, value]` */
export function message(headers, content) {
  return [...headers.map(([name, value]) => `${name}: ${value}`), 'MIME-Version: 1.0', content.header, '', content.body].join('\r\n');
}

export const mixed = (boundary, parts) => multipart('multipart/mixed', boundary, parts);

/** A receipt: its text, its fields, the whole message it answers. */
export function receipt(boundary, { text, fields, original }) {
  const notification = part(['Content-Type: message/disposition-notification', 'Content-Transfer-Encoding: 7bit'], `${fields.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n`);
  return multipart('multipart/report; report-type=disposition-notification', boundary, [textPart(text), notification, part(['Content-Type: message/rfc822', 'Content-Transfer-Encoding: 8bit'], original)]);
}
