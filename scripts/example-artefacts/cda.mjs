// Clinical documents (CDA R2), with the whole header of the structuration minimale.
import { INS_TEST, LOCAL_AUTHORITY, oidOf } from './people.mjs';

const LOINC = '2.16.840.1.113883.6.1';

export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Attributes of an element, the absent ones left out. */
function element(name, attributes) {
  return `<${name}${Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value)}"`)).join('')}/>`;
}

/** A template keeps its indentation when a block of several lines takes the place of one. */
function indented(block, spaces) {
  return block.trim().replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

const address = ({ houseNumber, street, postalCode, city }) => `<addr>
  <houseNumber>${houseNumber}</houseNumber>
  <streetName>${street}</streetName>
  <postalCode>${postalCode}</postalCode>
  <city>${city}</city>
</addr>`;

function organisation(name, { structure }, practice) {
  return `<${name}>
  <id root="1.2.250.1.71.4.2.2" extension="${structure.id}"/>
  <name>${structure.name}</name>
  <telecom value="tel:${structure.phone}" use="WP"/>
  ${indented(address(structure), 2)}${practice ? `\n  ${element('standardIndustryClassCode', { code: 'AMBULATOIRE', displayName: 'Ambulatoire', codeSystem: '1.2.250.1.213.1.1.4.9' })}` : ''}
</${name}>`;
}

function professional(name, person, practice = false) {
  return `<${name}>
  <id root="1.2.250.1.71.4.2.1" extension="${person.id}"/>
  ${element('code', { code: person.profession.code, displayName: person.profession.label, codeSystem: '1.2.250.1.213.1.1.4.5' })}
  ${indented(address(person.structure), 2)}
  <telecom value="tel:${person.structure.phone}" use="WP"/>
  <telecom value="mailto:${person.mailbox}" use="WP"/>
  <assignedPerson>
    <name>
      <prefix>${person.civility}</prefix>
      <given>${person.firstName}</given>
      <family>${person.birthName}</family>
      <suffix>DR</suffix>
    </name>
  </assignedPerson>
  ${indented(organisation('representedOrganization', person, practice), 2)}
</${name}>`;
}

function recordTarget(patient, usedNameQualifier) {
  const used = patient.usedName === undefined ? '' : `\n        <family qualifier="${usedNameQualifier}">${patient.usedName}</family>\n        <given qualifier="CL">${patient.firstName}</given>`;
  return `<recordTarget>
  <patientRole>
    <id root="${INS_TEST}" extension="${patient.matricule}"/>
    <id root="${LOCAL_AUTHORITY}" extension="${patient.localId}"/>
    <addr>
      <houseNumber>12</houseNumber>
      <streetName>Rue des Tilleuls</streetName>
      <postalCode>26200</postalCode>
      <city>MONTELIMAR</city>
    </addr>
    <telecom value="tel:0639980012" use="MC"/>
    <telecom value="mailto:${patient.matricule}@patient.mssante.fr"/>
    <patient>
      <name>
        <family qualifier="BR">${patient.birthName}</family>
        <given>${patient.givenNames}</given>
        <given qualifier="BR">${patient.firstName}</given>${used}
      </name>
      ${element('administrativeGenderCode', { code: patient.sex, displayName: patient.sex === 'F' ? 'Féminin' : 'Masculin', codeSystem: '2.16.840.1.113883.5.1' })}
      <birthTime value="${patient.born}"/>
      <birthplace>
        <place>
          <addr>
            <county>${patient.birthPlace.cog}</county>
            <city>${patient.birthPlace.city}</city>
          </addr>
        </place>
      </birthplace>
    </patient>
  </patientRole>
</recordTarget>`;
}

/** The body of level 1: a PDF, wrapped. */
export function wrappedPdf(pdf) {
  return `<nonXMLBody>
  <text mediaType="application/pdf" representation="B64">
${pdf.toString('base64').replace(/.{76}/g, '$&\n').trimEnd()}
  </text>
</nonXMLBody>`;
}

/** The body of level 3: sections, each with its text and what codes it. */
export function structuredBody(sections) {
  const written = sections.map(
    ({ code, label, title, text, entries = [] }) => `<component>
  <section>
    <id root="${oidOf(`section ${code}`)}"/>
    ${element('code', { code, displayName: label, codeSystem: LOINC })}
    <title>${title}</title>
    <text>
      <list>
${text.map((line) => `        <item>${line}</item>`).join('\n')}
      </list>
    </text>${entries.map((entry) => `\n    ${indented(entry, 4)}`).join('')}
  </section>
</component>`,
  );
  return `<structuredBody>\n  ${written.map((section) => indented(section, 2)).join('\n  ')}\n</structuredBody>`;
}

/** One measure of the body, coded. */
export function measure({ code, label, day, value, unit }) {
  return `<entry>
  <observation classCode="OBS" moodCode="EVN">
    <id root="${oidOf(`measure ${code} ${day}`)}"/>
    ${element('code', { code, displayName: label, codeSystem: LOINC })}
    <statusCode code="completed"/>
    <effectiveTime value="${day}"/>
    <value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="PQ" value="${value}" unit="${unit}"/>
  </observation>
</entry>`;
}

/** What ends the header templates: a document that wraps a file, or a structured one of no particular volet. */
export const TEMPLATES = { wrapped: '1.3.6.1.4.1.19376.1.2.20', structured: '1.3.6.1.4.1.19376.1.5.3.1.1.1' };

/** @param document `time` is when it was made, `signed` when its author answered for it, `act` when the act took place: `AAAAMMJJhhmmss`, in Paris. */
export function clinicalDocument({ id, type, title, template, patient, author, time, signed = time, act, body, usedNameQualifier = 'CL' }) {
  const at = (local) => `${local}+0100`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.2.8.2.1"/>
  <templateId root="1.2.250.1.213.1.1.1.1"/>
  <templateId root="${template}"/>
  <id root="${id}"/>
  ${element('code', { code: type.code, displayName: type.label, codeSystem: type.system })}
  <title>${title}</title>
  <effectiveTime value="${at(time)}"/>
  ${element('confidentialityCode', { code: 'N', displayName: 'Normal', codeSystem: '2.16.840.1.113883.5.25' })}
  <languageCode code="fr-FR"/>
  <setId root="${oidOf(`set ${id}`)}"/>
  <versionNumber value="1"/>
  ${indented(recordTarget(patient, usedNameQualifier), 2)}
  <author>
    <time value="${at(time)}"/>
    ${indented(professional('assignedAuthor', author), 4)}
  </author>
  <custodian>
    <assignedCustodian>
      ${indented(organisation('representedCustodianOrganization', author, false), 6)}
    </assignedCustodian>
  </custodian>
  <legalAuthenticator>
    <time value="${at(signed)}"/>
    <signatureCode code="S"/>
    ${indented(professional('assignedEntity', author), 4)}
  </legalAuthenticator>
  <documentationOf>
    <serviceEvent>
      <effectiveTime>
        <low value="${at(act)}"/>
      </effectiveTime>
      <performer typeCode="PRF">
        ${indented(professional('assignedEntity', author, true), 8)}
      </performer>
    </serviceEvent>
  </documentationOf>
  <componentOf>
    <encompassingEncounter>
      <effectiveTime>
        <low value="${at(act)}"/>
      </effectiveTime>
      <location>
        <healthCareFacility>
          ${element('code', { code: 'SA08', displayName: 'Cabinet de groupe', codeSystem: '1.2.250.1.71.4.2.4' })}
          <location>
            <name>${author.structure.name}</name>
          </location>
        </healthCareFacility>
      </location>
    </encompassingEncounter>
  </componentOf>
  <component>
    ${body.trim().split('\n').map((line, index) => (index === 0 || /^[A-Za-z0-9+/=]{1,76}$/.test(line) ? line : `    ${line}`)).join('\n')}
  </component>
</ClinicalDocument>
`;
}
