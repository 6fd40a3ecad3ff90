import { Element, type Attr, type Document } from 'slimdom';
import { ParseError } from './parse-error.js';
import { parseXml, XML_LIMITS, type XmlLimits } from './xml.js';
import { nodesAt, pathTo } from './xpath.js';

/** A value of the header and the XPath where it stands. */
export interface CdaValue {
  readonly value: string;
  readonly xpath: string;
}

export interface CdaNamePart extends CdaValue {
  readonly part: 'family' | 'given';
  /** Empty when the part has none. */
  readonly qualifier: string;
}

export interface CdaPatient {
  readonly xpath: string;
  readonly ids: readonly { readonly root: string; readonly extension: string; readonly xpath: string }[];
  readonly names: readonly { readonly xpath: string; readonly parts: readonly CdaNamePart[] }[];
  readonly gender: (CdaValue & { readonly codeSystem: string }) | undefined;
  readonly birthTime: CdaValue | undefined;
  /** `birthplace/place/addr/county`: the COG. */
  readonly county: CdaValue | undefined;
  /** `telecom/@value`, scheme kept. */
  readonly telecoms: readonly CdaValue[];
}

/** The largest document of the field holds some ten thousand nodes; a message may carry several. */
export const CDA_LIMITS: XmlLimits = { ...XML_LIMITS, nodes: 150_000 };

/** Identifiers, names or addresses of one patient: no document has more. */
const MOST_PARTS = 1_000;

function elements(expression: string, context: Element | Document): Element[] {
  const found = nodesAt(expression, context).filter((node): node is Element => node instanceof Element);
  if (found.length > MOST_PARTS) throw new ParseError('cda/too-many-parts', { limit: MOST_PARTS }, { xpath: context instanceof Element ? pathTo(context) : '/' });
  return found;
}

/** A text or an attribute, trimmed; undefined when it is absent, empty or a nullFlavor. */
function value(node: Element | Attr | undefined): CdaValue | undefined {
  const text = (node instanceof Element ? node.textContent : node?.value)?.trim() ?? '';
  return node && text !== '' ? { value: text, xpath: pathTo(node) } : undefined;
}

function first(expression: string, context: Element): CdaValue | undefined {
  return nodesAt(expression, context).map(value).find((each) => each !== undefined);
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name)?.trim() ?? '';
}

function patientOf(role: Element): CdaPatient {
  const genders = elements('hl7:patient/hl7:administrativeGenderCode[@code]', role);
  return {
    xpath: pathTo(role),
    ids: elements('hl7:id', role).map((id) => ({ root: attribute(id, 'root'), extension: attribute(id, 'extension'), xpath: pathTo(id) })),
    names: elements('hl7:patient/hl7:name', role).map((name) => ({
      xpath: pathTo(name),
      parts: elements('hl7:family | hl7:given', name).map((part) => ({
        part: part.localName === 'family' ? 'family' : 'given',
        qualifier: attribute(part, 'qualifier'),
        value: (part.textContent ?? '').trim().replace(/\s+/g, ' '),
        xpath: pathTo(part),
      })),
    })),
    gender: genders.map((code) => ({ value: attribute(code, 'code'), codeSystem: attribute(code, 'codeSystem'), xpath: pathTo(code) }))[0],
    birthTime: first('hl7:patient/hl7:birthTime/@value', role),
    county: first('hl7:patient/hl7:birthplace/hl7:place/hl7:addr/hl7:county', role),
    telecoms: elements('hl7:telecom[@value]', role).flatMap((telecom) => first('@value', telecom) ?? []),
  };
}

/**
 * The patients a CDA is about: its `recordTarget/patientRole`, as carried.
 * @throws ParseError as `parseXml`, and `cda/not-a-document`, `cda/no-patient`, `cda/too-many-parts`
 */
export function parseCdaPatients(bytes: Uint8Array, limits: XmlLimits = CDA_LIMITS): CdaPatient[] {
  const document = parseXml(bytes, limits);
  if (elements('/hl7:ClinicalDocument', document).length === 0) throw new ParseError('cda/not-a-document', {}, { line: 1 });
  const roles = elements('/hl7:ClinicalDocument/hl7:recordTarget/hl7:patientRole', document);
  if (roles.length === 0) throw new ParseError('cda/no-patient', {}, { xpath: '/ClinicalDocument' });
  return roles.map(patientOf);
}
