import { sameIdentifier, type CdaDocument, type Identifier } from '../../formats/cda-document.js';
import { at, type Notes } from './notes.js';

/** One document among those read together. */
export interface ReadDocument {
  readonly artefact: string;
  readonly bytes: Uint8Array;
  readonly document: CdaDocument;
}

const key = ({ root, extension }: Identifier): string => `${root}^${extension}`;

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function groupedBy(documents: readonly ReadDocument[], keyOf: (document: CdaDocument) => string): ReadDocument[][] {
  const groups = new Map<string, ReadDocument[]>();
  for (const each of documents) {
    const value = keyOf(each.document);
    if (value.startsWith('^')) continue;
    const group = groups.get(value);
    if (group) group.push(each);
    else groups.set(value, [each]);
  }
  return [...groups.values()];
}

function fail(notes: Notes, check: string, { artefact }: ReadDocument, element: string, other: ReadDocument): void {
  const place = at(artefact, { xpath: `/ClinicalDocument/${element}` });
  notes.remark(check, place, { other: other.artefact });
  notes.judge('dmp.cda.headerPoints', 'version', false, place);
}

/** One identifier, one document: a copy of it is the same, another content is not. */
function judgeIdentifiers(notes: Notes, documents: readonly ReadDocument[]): ReadDocument[] {
  return groupedBy(documents, ({ id }) => key(id)).flatMap(([first, ...others]) => {
    if (!first) return [];
    const different = others.filter(({ bytes }) => !sameBytes(bytes, first.bytes));
    for (const each of different) fail(notes, 'dmp.version.sameId', each, 'id', first);
    return [first, ...different];
  });
}

function judgeLineage(notes: Notes, lineage: readonly ReadDocument[]): void {
  const byVersion = new Map<string, ReadDocument>();
  for (const each of lineage) {
    const known = byVersion.get(each.document.version);
    if (known && !sameIdentifier(known.document.id, each.document.id)) fail(notes, 'dmp.version.same', each, 'versionNumber', known);
    else byVersion.set(each.document.version, each);
  }
  for (const each of byVersion.values()) {
    const former = byVersion.get(String(Number(each.document.version) - 1));
    const { replaced } = each.document;
    if (former && replaced.length > 0 && !replaced.some((id) => sameIdentifier(id, former.document.id))) fail(notes, 'dmp.version.parent', each, 'relatedDocument/parentDocument/id', former);
  }
}

/** The versions of one document, among all those read together: compared in memory, and forgotten. */
export function judgeVersions(notes: Notes, documents: readonly ReadDocument[]): void {
  const distinct = judgeIdentifiers(notes, documents);
  for (const lineage of groupedBy(distinct, ({ setId }) => key(setId))) judgeLineage(notes, lineage);
}
