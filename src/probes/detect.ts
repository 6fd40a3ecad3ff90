import type { ArtefactKind } from './probe.js';

const HEAD = 4096;

function startsWith(bytes: Uint8Array, ...codes: readonly number[]): boolean {
  return codes.every((code, index) => bytes[index] === code);
}

/** The name of the root element, read from the beginning alone: enough to tell a kind, not to trust it. A DOCTYPE too long to be passed names it too. */
function rootOf(text: string): { readonly name: string; readonly text: string } | undefined {
  // A document type is for the readers to refuse: what it stands before is told all the same.
  const body = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/g, '').trimStart();
  const [, name = ''] = /^<(?:!DOCTYPE\s+)?(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>[]/.exec(body) ?? [];
  return name === '' ? undefined : { name, text: body };
}

function xmlKind(text: string): ArtefactKind {
  const root = rootOf(text);
  switch (root?.name) {
    case 'ClinicalDocument':
      return 'cda';
    case 'Envelope':
      return 'iti41';
    case 'Assertion':
      return 'vihf';
    case undefined:
      return 'unknown';
    default:
      // Its name or its namespace: addresses of MSSanté stand in many other documents.
      return /liste_?blanche|whitelist/i.test(root?.text.split('>', 1)[0] ?? '') ? 'whiteList' : 'unknown';
  }
}

/** What a file is, by its content: an export may have any name. `unknown` when no reader of ours knows it. */
export function detectKind(bytes: Uint8Array): ArtefactKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'xdm';
  const utf16 = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined;
  const head = new TextDecoder(utf16 ?? 'latin1').decode(bytes.subarray(0, HEAD)).replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, '');
  // MLLP frames a message with a vertical tab.
  const text = head.replace(/^[\u000B\s]+/, '');
  if (/^(?:MSH|FHS|BHS)[^A-Za-z0-9\s]/.test(text)) return 'hl7v2';
  if (/^IS01/.test(text)) return 'datamatrix';
  if (text.startsWith('<')) return xmlKind(text);
  // A captured request may begin at its first boundary, the headers that came before being lost.
  if (/^--\S{1,200}\r?\nContent-[\s\S]{0,400}application\/xop\+xml/i.test(text)) return 'iti41';
  if (/^[{[]/.test(text)) return /"resourceType"\s*:/.test(text) ? 'fhir' : 'unknown';
  if (/^(?:[A-Za-z0-9-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,}/.test(text) && /^(?:Received|From|To|Date|Subject|Message-ID|MIME-Version|Content-Type|Return-Path|X-MSS-[A-Z]+|Reporting-UA|Original-Recipient|Final-Recipient)\s*:/im.test(text)) {
    return /^Content-Type:\s*multipart\/related[\s\S]{0,400}(?:application\/xop\+xml|soap)/im.test(text) ? 'iti41' : 'eml';
  }
  return 'unknown';
}
