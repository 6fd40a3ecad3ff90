import type { SameKeys } from '../catalogue.js';
import { counted, quoted } from '../format.js';
import type { probe as reference } from '../fr/probe.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'en');

export const probe: SameKeys<typeof reference> = {
  options: {
    plan: 'says what would be read, and by which probe, judging and writing nothing',
    only: (names: string): string => `probe to use: ${names}; repeatable; nothing is then written`,
    date: 'day of the measurement, YYYY-MM-DD (today in Paris by default)',
    allowRealIdentities: 'also reads artefacts said to be test ones that carry production identities',
  },
  kinds: {
    hl7v2: 'HL7 v2 message',
    cda: 'CDA document',
    fhir: 'FHIR resource',
    datamatrix: 'INS datamatrix',
    eml: 'e-mail',
    xdm: 'XDM archive',
    iti41: 'SOAP request',
    whiteList: 'white list',
    vihf: 'VIHF token',
    unknown: 'not recognised',
  },
  environment: { test: 'test', production: 'production' },
  measuredOn: (day: string): string => `measured on ${day}`,
  planHeading: (count: number): string => (count === 0 ? 'Nothing to read' : n(count, 'file would be read', 'files would be read')),
  noNetwork: 'No connection: these probes only read files of the dossier.',
  readBy: (probes: string): string => `probe ${probes}`,
  readByNone: 'no probe',
  size: (kibibytes: number): string => `${kibibytes} KiB`,
  counts: (read: number, errors: number, warnings: number): string =>
    `${n(read, 'artefact read', 'artefacts read')} · ${n(errors, 'defect an official checker would refuse', 'defects an official checker would refuse')}, ${n(warnings, 'warning', 'warnings')}`,
  empty: 'No artefact to read. Put in artefacts/ what the product exports: HL7 v2 messages, CDA, e-mails, XDM archives, white lists, FHIR resources.',
  severities: { error: 'Defects an official checker would refuse', warning: 'Warnings', info: 'Remarks' },
  where: 'Where',
  todo: 'To do',
  source: 'Source',
  reliability: (letter: string): string => `reliability ${letter}`,
  others: (count: number): string => `and ${n(count, 'other place', 'other places')}`,
  more: (count: number): string => `${n(count, 'other remark', 'other remarks')} in findings.json.`,
  facts: 'Facts observed',
  observed: (value: string, files: number): string => `${value} · ${n(files, 'file', 'files')}`,
  absent: 'looked for, absent',
  notMeasured: (reason: string): string => `not measured: ${reason}`,
  notApplicable: (count: number): string => `${n(count, 'fact does', 'facts do')} not apply: no artefact shows ${count === 1 ? 'it' : 'them'}.`,
  heldPoints: (held: string): string => (held === '' ? 'No point held' : `Points held: ${held}`),
  failedPoints: (points: string, count: number): string => `${count === 1 ? 'Does' : 'Do'} not hold: ${points}`,
  unjudgedPoints: (points: string): string => `Nothing read tells: ${points}`,
  yes: 'yes',
  no: 'no',
  notWritten: 'With --only, nothing is written: what the other probes observed would be lost.',
  next: 'Assessment:',
  unknownCheck: (id: string): string => `rule ${quoted(id, 'en')}, which this version of the tool does not know`,
};
