import { CDA_LIMITS } from '../../formats/cda.js';
import { decodeBase64 } from '../../formats/mime-content.js';
import { parseXml } from '../../formats/xml.js';
import { nodesAt, pathTo, textAt } from '../../formats/xpath.js';
import { isInsAuthority } from './ins.js';

/** What a message and its metadata repeat of a CDA document. Traits stay in memory: they are compared, never shown. */
export interface CdaDocument {
  readonly id: { readonly root: string; readonly extension: string };
  readonly code: string;
  readonly title: string;
  readonly ins?: { readonly matricule: string; readonly authority: string };
  readonly birthName: string;
  readonly firstName: string;
  /** `AAAAMMJJ`, as far as written. */
  readonly birthDate: string;
  readonly sex: string;
  readonly hiddenFromPatient: readonly { readonly code: string; readonly xpath: string }[];
  /** Day of the act: `AAAAMMJJ`. */
  readonly actDay: string;
  /** The PDF it wraps, for a document of level 1. */
  readonly pdf?: Uint8Array;
}

const CDA = 'urn:hl7-org:v3';
/** Visibility codes that keep a document from its patient or from those who represent them. */
const HIDDEN = ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'];

function firstText(root: Parameters<typeof textAt>[1], ...paths: readonly string[]): string {
  return paths.map((path) => textAt(`string((${path})[1])`, root).trim()).find((text) => text !== '') ?? '';
}

/**
 * Reads what is compared of one CDA document; undefined when the file is well-formed XML but no CDA.
 * @throws ParseError those of `parseXml`
 */
export function readCdaDocument(bytes: Uint8Array): CdaDocument | undefined {
  const root = parseXml(bytes, CDA_LIMITS).documentElement;
  if (root?.localName !== 'ClinicalDocument' || root.namespaceURI !== CDA) return undefined;
  const patient = 'hl7:recordTarget/hl7:patientRole/hl7:patient';
  const attribute = (path: string): string => firstText(root, path);
  const ids = nodesAt('hl7:recordTarget/hl7:patientRole/hl7:id', root).map((id) => ({ authority: textAt('string(@root)', id), matricule: textAt('string(@extension)', id) }));
  const ins = ids.find(({ authority }) => isInsAuthority(authority));
  const body = 'hl7:component/hl7:nonXMLBody/hl7:text[@mediaType="application/pdf"]';
  const encapsulated = firstText(root, body);
  return {
    id: { root: attribute('hl7:id/@root'), extension: attribute('hl7:id/@extension') },
    code: attribute('hl7:code/@code'),
    title: attribute('hl7:code/@displayName'),
    ...(ins === undefined ? {} : { ins }),
    birthName: firstText(root, `${patient}/hl7:name/hl7:family[@qualifier="BR"]`, `${patient}/hl7:name/hl7:family[not(@qualifier)]`),
    firstName: firstText(root, `${patient}/hl7:name/hl7:given[@qualifier="BR"]`, `${patient}/hl7:name/hl7:given`),
    birthDate: attribute(`${patient}/hl7:birthTime/@value`).slice(0, 8),
    sex: attribute(`${patient}/hl7:administrativeGenderCode/@code`),
    hiddenFromPatient: nodesAt('hl7:confidentialityCode | hl7:confidentialityCode/hl7:translation', root)
      .map((node) => ({ code: textAt('string(@code)', node), xpath: pathTo(node) }))
      .filter(({ code }) => HIDDEN.includes(code)),
    actDay: attribute('hl7:documentationOf/hl7:serviceEvent/hl7:effectiveTime/hl7:low/@value').slice(0, 8),
    ...(encapsulated === '' ? {} : { pdf: decodeBase64(new TextEncoder().encode(encapsulated)).content }),
  };
}

/** True when the document names its patient completely: matricule, authority, and the four traits that go with them. */
export function hasQualifiedTraits(document: CdaDocument): boolean {
  return document.ins !== undefined && [document.ins.matricule, document.birthName, document.firstName, document.birthDate, document.sex].every((trait) => trait !== '');
}
