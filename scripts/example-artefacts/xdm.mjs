// IHE_XDM.zip: one lot of one document, described by METADATA.XML.
import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { escaped } from './cda.mjs';
import { INS_TEST, LOCAL_AUTHORITY, oidOf } from './people.mjs';

const slot = (name, ...values) => `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${escaped(value)}</Value>`).join('')}</ValueList></Slot>`;

/** Local time of the document, in winter, to the UTC time of its metadata. */
function utc(local) {
  const [, year, month, day, hours, minutes, seconds] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(local);
  return new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}+01:00`).toISOString().replace(/[-:T]|\.\d{3}Z/g, '');
}

/** Objects of one set of metadata, each with an identifier of its own. */
function registryObjects(owner) {
  let count = 0;
  const next = (prefix) => `${owner}-${prefix}${(count += 1)}`;
  return {
    coded: (scheme, { code, system, label }) => `<Classification id="${next('c')}" classifiedObject="${owner}" classificationScheme="urn:uuid:${scheme}" nodeRepresentation="${code}">${slot('codingScheme', system)}<Name><LocalizedString xml:lang="fr-FR" value="${escaped(label)}"/></Name></Classification>`,
    author: (scheme, person) => `<Classification id="${next('c')}" classifiedObject="${owner}" classificationScheme="urn:uuid:${scheme}" nodeRepresentation="">${slot('authorInstitution', institutionOf(person))}${slot('authorPerson', personOf(person))}${slot('authorSpecialty', `${person.profession.code}^${person.profession.label}^1.2.250.1.213.1.1.4.5`)}</Classification>`,
    identified: (scheme, name, value) => `<ExternalIdentifier id="${next('i')}" registryObject="${owner}" identificationScheme="urn:uuid:${scheme}" value="${escaped(value)}"><Name><LocalizedString xml:lang="fr-FR" value="${name}"/></Name></ExternalIdentifier>`,
  };
}

const personOf = ({ id, birthName, firstName }) => `${id}^${birthName}^${firstName}^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`;
const institutionOf = ({ structure }) => `${structure.name}^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${structure.id}`;

/** @param described the document as it was when its metadata were written: `bytes`, and what was asked of `clinicalDocument`. */
function metadataOf({ id, type, title, patient, author, time, act, bytes, classOf }) {
  const document = registryObjects('Document01');
  const lot = registryObjects('Lot01');
  const patientId = `${patient.matricule}^^^&${INS_TEST}&ISO^NH`;
  const lines = [
    slot('URI', 'DOC0001.XML'),
    slot('hash', createHash('sha1').update(bytes).digest('hex')),
    slot('size', String(bytes.length)),
    slot('creationTime', utc(time)),
    slot('serviceStartTime', utc(act)),
    slot('languageCode', 'fr-FR'),
    slot('legalAuthenticator', personOf(author)),
    slot('sourcePatientId', `${patient.localId}^^^&${LOCAL_AUTHORITY}&ISO^PI`),
    slot('sourcePatientInfo', `PID-5|${patient.birthName}^${patient.firstName}^^^^^L`, `PID-7|${patient.born}`, `PID-8|${patient.sex}`),
    `<Name><LocalizedString xml:lang="fr-FR" value="${escaped(title)}"/></Name>`,
    document.author('93606bcf-9494-43ec-9b4e-a7748d1a838d', author),
    document.coded('41a5887f-8865-4c09-adf7-e362475b143a', { ...classOf, system: '1.2.250.1.213.1.1.4.1' }),
    document.coded('f4f85eac-e6cb-4883-b524-f2705394840f', { code: 'N', label: 'Normal', system: '2.16.840.1.113883.5.25' }),
    document.coded('a09d5840-386c-46f2-b5ad-9c3699a4309d', { code: 'urn:ihe:iti:xds-sd:pdf:2008', label: 'Document à corps non structuré en Pdf/A-1', system: '1.3.6.1.4.1.19376.1.2.3' }),
    document.coded('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', { code: 'SA08', label: 'Cabinet de groupe', system: '1.2.250.1.71.4.2.4' }),
    document.coded('cccf5598-8b07-4b77-a05e-ae952c785ead', { code: 'AMBULATOIRE', label: 'Ambulatoire', system: '1.2.250.1.213.1.1.4.9' }),
    document.coded('f0306f51-975f-434e-a61c-c59651d33983', type),
    document.identified('58a6f841-87b3-4a3e-92fd-a8ffeff98427', 'XDSDocumentEntry.patientId', patientId),
    document.identified('2e82c1f6-a085-4c72-9da3-8640a32e42ab', 'XDSDocumentEntry.uniqueId', id),
  ];
  const lotLines = [
    slot('submissionTime', utc(time)),
    `<Name><LocalizedString xml:lang="fr-FR" value="${escaped(title)}"/></Name>`,
    lot.author('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d', author),
    lot.coded('aa543740-bdda-424e-8c96-df4873be8500', { code: '07', label: 'Consultation', system: '1.2.250.1.213.2.2' }),
    lot.identified('6b5aea1a-874d-4603-a4bc-96a0a7b38446', 'XDSSubmissionSet.patientId', patientId),
    lot.identified('554ac39e-e3fe-47fe-b233-965d2a147832', 'XDSSubmissionSet.sourceId', oidOf(`source ${author.structure.id}`)),
    lot.identified('96fdda7c-d067-4183-912e-bf5ee74998a8', 'XDSSubmissionSet.uniqueId', oidOf(`lot ${id}`)),
  ];
  const indent = (each) => each.map((line) => `      ${line}`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
  <RegistryObjectList>
    <ExtrinsicObject id="Document01" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1" status="urn:oasis:names:tc:ebxml-regrep:StatusType:Approved">
${indent(lines)}
    </ExtrinsicObject>
    <RegistryPackage id="Lot01">
${indent(lotLines)}
    </RegistryPackage>
    <Classification id="Lot01-node" classifiedObject="Lot01" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>
    <Association id="Lot01-member" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="Lot01" targetObject="Document01">
      ${slot('SubmissionSetStatus', 'Original')}
    </Association>
  </RegistryObjectList>
</lcm:SubmitObjectsRequest>
`;
}

const index = ({ title, author }) => `<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>Envoyé par ${author.structure.name}.</p>
<p><a href="IHE_XDM/SUBSET01/DOC0001.XML">Document</a></p>
</body>
</html>
`;

const readme = ({ author }) => `Archive IHE XDM produite par un logiciel fictif pour ${author.structure.name}.
INDEX.HTM donne la liste des documents.
`;

/**
 * The archive of one document. `archived` is the document as it is put in, when it is no longer the one that was described.
 * @returns {Uint8Array}
 */
export function xdmArchive({ described, archived = described.bytes, strays = {} }) {
  const text = (content) => new TextEncoder().encode(content);
  const files = {
    'INDEX.HTM': text(index(described)),
    'README.TXT': text(readme(described)),
    ...Object.fromEntries(Object.entries(strays).map(([path, content]) => [path, text(content)])),
    'IHE_XDM/SUBSET01/METADATA.XML': text(metadataOf(described)),
    'IHE_XDM/SUBSET01/DOC0001.XML': archived,
  };
  // The time of a ZIP entry is a local time without zone: given by its parts, it is the same everywhere.
  return zipSync(files, { level: 9, mtime: new Date(2026, 10, 18, 9, 0, 0) });
}
