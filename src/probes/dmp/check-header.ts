import type { CdaDocument } from '../../formats/cda-document.js';
import { holdsAt, nodesAt, pathTo, textAt } from '../../formats/xpath.js';
import { shown } from '../ins/matricule.js';
import type { ArtefactPlace } from '../probe.js';
import { documentType } from './document-types.js';
import { HEADER_ROWS, type HeaderRow } from './header-rows.js';
import { at, type Notes } from './notes.js';
import { POINTS, type HeaderPoint } from './points.js';
import './times.js';

/** Nodes of one row looked at in one document: no header has more. */
const MOST_NODES = 2000;

/** Where a row first fails; undefined when it holds. */
function failureOf(notes: Notes, artefact: string, { tree }: CdaDocument, row: HeaderRow): ArtefactPlace | undefined {
  let first: ArtefactPlace | undefined;
  for (const node of nodesAt(row.context ?? '/hl7:ClinicalDocument', tree).slice(0, MOST_NODES)) {
    if (holdsAt(row.test, node)) continue;
    const place = at(artefact, { xpath: pathTo(node) });
    first ??= place;
    const value = row.shows === undefined ? '' : shown(textAt(row.shows, node));
    notes.remark(row.id, place, value === '' ? {} : { value });
  }
  return first;
}

/** The header must be written in UTF-8: what else its declaration names is told, whatever it could be read as. */
function judgeEncoding(notes: Notes, artefact: string, bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1] ?? 'UTF-8';
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  return notes.holds('dmp.header.encoding', !wide && /^utf-?8$/i.test(declared), at(artefact, { line: 1 }), { value: wide ? 'UTF-16' : declared });
}

/** Holds a document to every row of the header, and settles its points. */
export function judgeHeader(notes: Notes, artefact: string, document: CdaDocument, bytes: Uint8Array): void {
  const failed = new Map<HeaderPoint, ArtefactPlace>();
  for (const row of HEADER_ROWS) {
    const place = failureOf(notes, artefact, document, row);
    if (place && row.point !== undefined && !failed.has(row.point)) failed.set(row.point, place);
  }
  if (!judgeEncoding(notes, artefact, bytes) && !failed.has('root')) failed.set('root', at(artefact, { line: 1 }));
  const known = documentType(document.code) !== undefined;
  if (!known && document.code !== '' && document.code !== '27899-4') notes.remark('dmp.type.unknown', at(artefact, { xpath: '/ClinicalDocument/code' }), { value: shown(document.code) });
  for (const point of POINTS['dmp.cda.headerPoints']) {
    // A type that is not in our part of the value set may well be in the rest.
    const held = failed.has(point) ? false : point === 'codes' && !known ? undefined : true;
    notes.judge('dmp.cda.headerPoints', point, held, failed.get(point) ?? at(artefact, { xpath: '/ClinicalDocument' }));
  }
}

/** What its type says of a document: the template it should name, and since when feeding it is an obligation. */
export function judgeType(notes: Notes, artefact: string, { code, form, templates }: CdaDocument): void {
  const type = documentType(code);
  if (!type) return;
  const place = at(artefact, { xpath: '/ClinicalDocument/code' });
  const named = type.templates.length === 0 || form !== 'structured' || type.templates.some((template) => templates.includes(template));
  notes.holds('dmp.type.template', named, place, { code, templates: type.templates });
  if (type.obligation !== undefined) notes.remark('dmp.type.obligation', place, { code, since: type.obligation });
}
