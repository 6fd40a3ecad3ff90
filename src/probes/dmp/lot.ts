import { documentOf, type CdaDocument } from '../../formats/cda-document.js';
import type { DocumentEntry } from '../../formats/document-entry.js';
import type { CarriedDocument, SoapRequest, SubmittedLot } from '../../formats/iti41.js';
import { ParseError } from '../../formats/parse-error.js';
import { parseXml } from '../../formats/xml.js';

/** What a lot carries under one entry. */
export type LotContent =
  | { readonly kind: 'cda'; readonly document: CdaDocument }
  | { readonly kind: 'stylesheet'; readonly selfPresentable: boolean; readonly active: boolean }
  | { readonly kind: 'signature' | 'other' | 'unreadable' | 'absent' };

/** One entry of a lot, with the document it describes when it is there. */
export interface LotItem {
  readonly entry: DocumentEntry;
  readonly carried: CarriedDocument | undefined;
  readonly content: LotContent;
}

/** A lot and what it travels with, in one artefact. */
export interface ReadLot {
  readonly artefact: string;
  readonly request: SoapRequest;
  readonly lot: SubmittedLot;
  readonly items: readonly LotItem[];
}

const XSL = 'http://www.w3.org/1999/XSL/Transform';
const SIGNATURE_TYPE = 'E1762';
const SIGNATURE_FORMATS: readonly string[] = ['http://www.w3.org/2000/09/xmldsig#', 'urn:ihe:iti:dsg:detached:2014'];
/** A script, or an address that leaves; those of namespaces are no link. */
const ACTIVE = /<(?:\w+:)?script\b|javascript:|\b(?:src|href)\s*=\s*["']\s*(?:https?:)?\/\//i;

/** Whether an entry is that of the signature of its lot. */
export function isSignature({ codes }: DocumentEntry): boolean {
  return codes.type.some(({ code }) => code === SIGNATURE_TYPE) || codes.format.some(({ code }) => SIGNATURE_FORMATS.includes(code));
}

function contentOf(entry: DocumentEntry, bytes: Uint8Array | undefined): LotContent {
  if (!bytes) return { kind: 'absent' };
  if (isSignature(entry)) return { kind: 'signature' };
  try {
    const tree = parseXml(bytes);
    const document = documentOf(tree);
    if (document) return { kind: 'cda', document };
    if (tree.documentElement?.namespaceURI !== XSL) return { kind: 'other' };
    const selfPresentable = tree.getElementsByTagNameNS('urn:hl7-org:v3', 'ClinicalDocument').length > 0;
    return { kind: 'stylesheet', selfPresentable, active: ACTIVE.test(new TextDecoder().decode(bytes)) };
  } catch (error) {
    if (error instanceof ParseError) return { kind: /xml/i.test(entry.mimeType ?? 'xml') ? 'unreadable' : 'other' };
    throw error;
  }
}

/** The entries of a lot, each with its document: the one of the same identifier, case included. */
export function readLot(artefact: string, request: SoapRequest, lot: SubmittedLot): ReadLot {
  const carried = new Map(lot.documents.map((document) => [document.id, document]));
  const items = lot.submission.documents.map((entry) => {
    const found = carried.get(entry.id);
    return { entry, carried: found, content: contentOf(entry, found?.bytes) };
  });
  return { artefact, request, lot, items };
}
