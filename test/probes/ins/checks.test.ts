import { describe, expect, it } from 'vitest';
import { ADRTROIS, artefact, birthPlace, cda, cx, DATAMATRIX, GS, identifier, lines, observe, pam, patient, PAT_TROIS, PRODUCTION, status, TCHITCHI, TEST } from './fixtures.js';

const NIA = '1.2.250.1.213.1.4.9';
const PI = '000003^^^CHU-X&000897406&N^PI';
const ROLE = '/ClinicalDocument/recordTarget/patientRole';

async function remarksOf(kind: 'hl7v2' | 'cda' | 'fhir' | 'datamatrix', text: string, guides: Readonly<Record<string, string>> = {}, environment: 'test' | 'production' = 'test'): Promise<string[]> {
  return lines((await observe([artefact(kind, text, 'file', environment)], guides)).remarks);
}

describe('a PAM message', () => {
  it.each<[string, Parameters<typeof pam>[0], string[]]>([
    ['a qualified identity, all said', {}, []],
    ['a provisional identity without INS', { status: 'PROV', ids: PI, zfd: null }, []],
    ['a wrong key under a test authority', { ids: cx('279035121518988') }, ['warning ins.matricule.key PID-3.1']],
    ['a matricule cut in the middle', { ids: cx('2790351215') }, ['warning ins.matricule.form PID-3.1']],
    ['a matricule written with spaces', { ids: cx('2 79 03 51 215 189 89') }, ['warning ins.matricule.form PID-3.1']],
    ['an authority that is not of the INS', { ids: cx(PAT_TROIS, '1.2.3') }, ['error ins.matricule.oid PID-3.1']],
    ['an INS typed as a local identifier', { ids: cx().replace('^INS', '^PI') }, ['error ins.matricule.type PID-3.1']],
    ['a social security number beside the INS', { ids: `${PI}~${cx()}~${PAT_TROIS}^^^ASIP-SANTE-INS-NIR&${PRODUCTION}&ISO^NH` }, []],
    ['a social security authority presented as an INS', { ids: cx(PAT_TROIS, '1.2.250.1.213.1.4.13') }, ['error ins.nir.asIns PID-3.1']],
    ['the NIR as local identifier', { ids: `${PAT_TROIS}^^^CHU-X&000897406&N^PI~${cx()}` }, ['error ins.nir.asLocal PID-3(1).1']],
    ['its 13 first characters as local identifier', { ids: `2790351215189^^^CHU-X&000897406&N^PI~${cx()}` }, ['error ins.nir.asLocal PID-3(1).1']],
    ['an INS-C', { ids: `${PI}~1234567890123456789012^^^ASIP-SANTE-INS-C&1.2.250.1.213.1.4.2&ISO^INS-C`, status: 'PROV' }, ['warning ins.matricule.obsolete PID-3(2).1']],
    ['no list of first names', { names: 'PAT-TROIS^DOMINIQUE^^^^^L' }, ['error ins.traits.missing PID-5.3']],
    ['no list of first names, before PAM 2.9', { names: 'PAT-TROIS^DOMINIQUE^^^^^L', claims: '2.5^FRA^2.8', zfd: null }, ['warning ins.traits.missing PID-5.3']],
    ['no place of birth', { place: '^^^^^FRA^H' }, ['error ins.traits.missing PID-11']],
    ['no sex', { sex: '' }, ['error ins.traits.missing PID-8']],
    ['an undetermined sex', { sex: 'U' }, ['error ins.traits.sex PID-8']],
    ['a day that does not exist', { born: '19790230' }, ['error ins.traits.birthDate PID-7']],
    ['a postal address for a place of birth', { place: '^^^^^^BDL^^DOMPREMY' }, ['error ins.traits.birthPlace PID-11.9']],
    ['an INS without status', { status: '', zfd: null }, ['error ins.status.notQualified PID-3(2).1']],
    ['a provisional identity with its INS', { status: 'PROV', zfd: null }, ['error ins.status.notQualified PID-3(2).1']],
    ['QUAL, which PAM does not know', { status: 'QUAL', zfd: null }, ['warning ins.status.unknownCode PID-32', 'error ins.status.notQualified PID-3(2).1']],
    ['a corrected birth date', { zfd: 'ZFD||||Y|INSI|20211201|PA' }, ['error ins.status.correctedDate ZFD-4']],
    ['a homonym', { status: 'VALI~HOMA' }, []],
    ['a doubtful provisional homonym', { status: 'PROV~DOUT~HOMA', ids: PI, zfd: null }, []],
    ['a validated doubtful identity', { status: 'VALI~DOUT', ids: PI, zfd: null }, ['error ins.attributes.status PID-32(2)']],
    ['a fictitious identity with an INS', { status: 'PROV~FICT', zfd: null }, ['error ins.status.notQualified PID-3(2).1', 'error ins.attributes.matricule PID-32(2)']],
    ['a fictitious homonym', { status: 'PROV~FICT~HOMA', ids: PI, zfd: null }, ['error ins.attributes.cumulated PID-32(2)']],
    ['a tilde lost in a word processor', { msh2: '^\u02DC\\&', ids: cx() }, ['error ins.pam.separators MSH-2']],
    ['an authority without ISO', { ids: cx().replace('&ISO', '') }, ['error ins.pam.authority PID-3.4']],
    ['a validity date', { ids: `${cx()}^^20101207` }, ['warning ins.pam.validity PID-3.7']],
    ['the type of a name one component too far', { names: 'PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^^L' }, ['error ins.pam.nameType PID-5']],
    ['PID-19 filled', { pid19: 'x' }, ['error ins.pam.pid19 PID-19']],
    ['no ZFD', { zfd: null }, ['warning ins.collection.missing PID']],
    ['no ZFD in an event that has none', { zfd: null, event: 'A03' }, []],
    ['no ZFD in the update of an admission', { zfd: null, event: 'Z99', more: ['ZBE|312|20240306110000||UPDATE|N|A01'] }, ['warning ins.collection.missing PID']],
    ['a ZFD without paper', { zfd: 'ZFD||||N|INSI|20211201|' }, ['warning ins.collection.incomplete ZFD-7']],
    ['an unknown paper', { zfd: 'ZFD||||N|INSI|20211201|ZZ' }, ['warning ins.collection.code ZFD-7']],
    ['the wrong sex', { sex: 'M' }, ['warning ins.coherence.sex PID-8']],
    ['another month of birth', { born: '19790428' }, ['warning ins.coherence.birthDate PID-7']],
    ['another place of birth', { place: '^^^^^^BDL^^63220' }, ['warning ins.coherence.birthPlace PID-11.9']],
    ['Corsica as 2A', { ids: cx(ADRTROIS), names: 'ADRTROIS^DOMINIQUE^DOMINIQUE^^^^L', born: '19970226', place: '^^^^^^BDL^^2A020' }, []],
    ['Corsica as 20', { ids: cx(ADRTROIS), names: 'ADRTROIS^DOMINIQUE^DOMINIQUE^^^^L', born: '19970226', place: '^^^^^^BDL^^20020' }, []],
    ['a list that begins with another name', { names: 'PAT-TROIS^DOMINIQUE^MARIE-LOUISE^^^^L' }, ['error ins.firstNames.prefix PID-5.3']],
    ['a list that only starts with the same letters', { names: 'PAT-TROIS^DOMINIQUE^DOMINIQUETTE^^^^L' }, ['error ins.firstNames.prefix PID-5.3']],
    ['a compound first name, hyphen or space', { names: 'PAT-TROIS^MARIE-LOUISE^MARIE LOUISE DOMINIQUE^^^^L' }, []],
    ['accents', { names: 'PAT-TROIS^DOMINIQUE^DOMINIQUE HÉLÈNE^^^^L' }, ['warning ins.names.case PID-5.3']],
    ['a used name first, without family name', { names: '^DOMINIQUE^^^^^D~PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^L' }, []],
    ['a citizen mailbox of somebody else', { more: [`PRT||UC||RCT|||||||||||^^X.400^${ADRTROIS}@patient.mssante.fr`] }, ['warning ins.mssante.address PRT-15']],
    ['the citizen mailbox of the patient', { more: [`PRT||UC||RCT|||||||||||^^X.400^${PAT_TROIS}@patient.mssante.fr`] }, []],
    ['a line lost from a text', { more: ['OBX|1|TX|a', 'and the rest of the text'] }, ['warning ins.hl7v2.strayLine']],
  ])('%s', async (_title, changed, expected) => {
    expect(await remarksOf('hl7v2', pam(changed))).toEqual(expected);
  });

  it.each<[string, Parameters<typeof pam>[0], string[]]>([
    ['NIA to NIR, both', { event: 'A31', ids: `${PI}~${cx(TCHITCHI, NIA)}~${cx()}` }, []],
    ['two numbers under one authority', { event: 'A31', ids: `${cx()}~${cx(TCHITCHI)}`, names: 'PAT-TROIS^DOMINIQUE^DOMINIQUE^^^^L' }, ['error ins.pam.twoMatricules PID-3(2).1']],
    ['a change of number', { event: 'A47', mrg: cx(ADRTROIS) }, []],
    ['a removal', { event: 'A47', ids: `${PI}~${cx('""')}`, mrg: cx() }, []],
    ['a downgrade', { event: 'A47', ids: `${PI}~${cx('""')}`, mrg: cx(), status: 'PROV' }, []],
    ['a downgrade that keeps the number', { event: 'A47', mrg: cx(ADRTROIS), status: 'PROV' }, ['error ins.status.notQualified PID-3(2).1']],
    ['a removal without authority', { event: 'A47', ids: '""^^^^INS', mrg: cx() }, ['error ins.matricule.oid PID-3.1', 'error ins.pam.authority PID-3.4', 'error ins.pam.erasedOid PID-3.1']],
    ['no former number', { event: 'A47' }, ['error ins.pam.change PID']],
    ['a former number alone', { event: 'A47', ids: PI, mrg: cx() }, ['error ins.pam.change PID-3']],
    ['the same number twice', { event: 'A47', mrg: cx() }, ['error ins.pam.change PID-3(2).1']],
    ['a change of local identifier only', { event: 'A47', ids: PI, mrg: PI, status: 'PROV' }, []],
  ])('that changes an INS: %s', async (_title, changed, expected) => {
    const oids = (await remarksOf('hl7v2', pam({ zfd: 'ZFD||||N|INSI|20211201|PA', ...changed }))).filter((line) => !/ins\.(oid|coherence)\./.test(line));
    expect(oids).toEqual(expected);
  });

  it('production and test authorities, by environment', async () => {
    expect(await remarksOf('hl7v2', pam({ ids: cx(PAT_TROIS, PRODUCTION) }))).toEqual(['warning ins.oid.production PID-3.1']);
    expect(await remarksOf('hl7v2', pam({ ids: cx(PAT_TROIS, PRODUCTION) }), {}, 'production')).toEqual([]);
    expect(await remarksOf('hl7v2', pam(), {}, 'production')).toEqual(['error ins.oid.test PID-3(2).1']);
  });

  it('a wrong key is an error under the NIR authority, a warning for a NIA', async () => {
    expect(await remarksOf('hl7v2', pam({ ids: cx('279035121518988', PRODUCTION) }), {}, 'production')).toEqual(['error ins.matricule.key PID-3.1']);
    expect(await remarksOf('hl7v2', pam({ ids: cx('279035121518988', NIA) }), {}, 'production')).toEqual(['warning ins.matricule.key PID-3.1']);
  });
});

describe('a CDA', () => {
  const name = (inside: string): string => `<name>${inside}</name>`;
  const good = '<family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE MARIE-LOUISE</given><given qualifier="BR">DOMINIQUE</given>';
  it.each<[string, Parameters<typeof cda>[0], string[]]>([
    ['with all its traits', {}, []],
    ['with the INS and a local identifier', { ids: `<id extension="${PAT_TROIS}" root="${TEST}"/><id extension="1234567890121" root="1.2.3"/>` }, []],
    ['with the NIR beside, as social security number', { ids: `<id extension="${PAT_TROIS}" root="${TEST}"/><id extension="${PAT_TROIS}" root="1.2.250.1.213.1.4.13"/>` }, []],
    ['without INS nor traits', { ids: '<id extension="1" root="1.2.3"/>', name: '', gender: '', born: '', place: '' }, []],
    ['without list of first names', { name: name('<family qualifier="BR">PAT-TROIS</family><given qualifier="BR">DOMINIQUE</given>') }, [`error ins.traits.missing ${ROLE}/patient/name`]],
    ['without county', { place: '' }, [`error ins.traits.missing ${ROLE}/patient/birthplace/place/addr/county`]],
    ['with a spouse name', { name: name(`${good}<family qualifier="SP">DECOURCY</family>`) }, [`error ins.cda.qualifier ${ROLE}/patient/name/family[2]`]],
    ['with two names', { name: name(good) + name('<family qualifier="CL">PAT-TROIS</family>') }, [`error ins.cda.oneName ${ROLE}/patient/name[2]`]],
    ['with another gender system', { gender: '<administrativeGenderCode code="F" codeSystem="1.2.3"/>' }, [`error ins.cda.genderSystem ${ROLE}/patient/administrativeGenderCode`]],
    ['with a gender left unknown', { gender: '<administrativeGenderCode nullFlavor="UNK"/>' }, [`error ins.traits.missing ${ROLE}/patient/administrativeGenderCode`]],
    ['with a mailbox cut short', { telecom: '<telecom value="mailto:27903512151898@patient.mssante.fr"/>' }, [`warning ins.mssante.address ${ROLE}/telecom/@value`]],
  ])('%s', async (_title, changed, expected) => {
    expect(await remarksOf('cda', cda(changed))).toEqual(expected);
  });
});

describe('a FHIR Patient', () => {
  const ins = identifier(PAT_TROIS, TEST, 'INS-NIR-TEST');
  it.each<[string, Record<string, unknown>, Record<string, string>, string[]]>([
    ['that satisfies the profile', {}, {}, []],
    ['with a type that does not match its system', { identifier: [identifier(PAT_TROIS, TEST, 'INS-NIR')] }, {}, ['error ins.matricule.type /identifier/0/value']],
    ['validated, in an edition with four states', { extension: [birthPlace('51215'), status('VALI', 'fr-core-cs-identity-status')] }, { frCore: '2.3.0' }, ['error ins.status.notQualified /identifier/0/value']],
    ['qualified, in an edition with four states', { extension: [birthPlace('51215'), status('QUAL', 'fr-core-cs-identity-status')] }, { frCore: '2.3.0' }, []],
    ['retrieved, in an edition with four states', { extension: [birthPlace('51215'), status('RECUP', 'fr-core-cs-identity-status')] }, { frCore: '2.3.0' }, ['error ins.status.notQualified /identifier/0/value']],
    ['with the status system of 2.1 under 2.2', { extension: [birthPlace('51215'), status('VALI', 'fr-core-v2-0445')] }, {}, ['warning ins.fhir.statusSystem /extension/1/extension/0/valueCoding']],
    ['with the status system of 2.1 under 2.1', { extension: [birthPlace('51215'), status('VALI', 'fr-core-v2-0445')] }, { frCore: '2.1.0' }, []],
    ['VALI without INS (fr-core-1)', { identifier: [identifier('1', '1.2.3', 'PI', 'usual')] }, {}, ['error ins.fhir.insRequired /extension/1/extension/0/valueCoding/code']],
    ['with two official identifiers (fr-core-2)', { identifier: [ins, identifier('1', '1.2.3', 'PI')] }, {}, ['error ins.fhir.oneOfficial /identifier/1']],
    ['with a former INS', { identifier: [ins, identifier(ADRTROIS, TEST, 'INS-NIR-TEST', 'old')] }, {}, []],
    ['with a temporary NIA, allowed until 2.1', { identifier: [identifier(PAT_TROIS, NIA, 'INS-NIA', 'temp')] }, {}, ['warning ins.oid.production /identifier/0/value', 'error ins.fhir.use /identifier/0/use']],
    ['with a social security number under the INS authority', { identifier: [ins, identifier(PAT_TROIS, PRODUCTION, 'NH', 'secondary')] }, {}, ['warning ins.nir.sharedOid /identifier/1/value']],
    ['born nobody knows where (fr-core-3)', { extension: [birthPlace('99999'), status('VALI')] }, {}, ['warning ins.coherence.birthPlace /extension/0/valueAddress/extension/0/valueCoding/code', 'warning ins.fhir.unknownBirthPlace /extension/0/valueAddress/extension/0/valueCoding/code']],
    ['without status', { extension: [birthPlace('51215')] }, {}, ['error ins.status.notQualified /identifier/0/value', 'info ins.collection.reliability /extension']],
    ['with a gender of its own', { gender: 'other' }, {}, ['error ins.fhir.gender /gender']],
    ['without birth date', { birthDate: undefined }, {}, ['error ins.traits.missing /birthDate']],
  ])('%s', async (_title, changed, guides, expected) => {
    expect(await remarksOf('fhir', JSON.stringify(patient(changed)), guides)).toEqual(expected);
  });

  it('in a Bundle is found at its pointer', async () => {
    const bundle = { resourceType: 'Bundle', entry: [{}, { resource: patient({ gender: 'other' }) }] };
    expect(await remarksOf('fhir', JSON.stringify(bundle))).toEqual(['error ins.fhir.gender /entry/1/resource/gender']);
  });
});

describe('an INS datamatrix', () => {
  it.each<[string, string, string[]]>([
    ['as the format writes it', DATAMATRIX, []],
    ['without place of birth', DATAMATRIX.slice(0, -7), []],
    ['with a short header', DATAMATRIX.replace('IS010', 'IS01'), ['error ins.datamatrix.header 1']],
    ['with a space for a separator', DATAMATRIX.replace(`LOUISE${GS}`, 'LOUISE '), ['error ins.datamatrix.separator 90']],
    ['with a separator after a full OID', DATAMATRIX.replace(TEST, `${TEST}${GS}`), ['warning ins.datamatrix.separator 66']],
    ['in lower case', DATAMATRIX.replace('PAT-TROIS', 'Pat-Trois'), ['error ins.datamatrix.letters 91']],
    ['of undetermined sex', DATAMATRIX.replace('S5F', 'S5U'), ['error ins.traits.sex 103']],
    ['without authority', DATAMATRIX.replace(`S2${TEST}`, ''), ['error ins.matricule.oid 27', 'error ins.datamatrix.block 1']],
    ['with an unknown block', `${DATAMATRIX}S9X`, ['error ins.datamatrix.block 125']],
  ])('%s', async (_title, payload, expected) => {
    expect(await remarksOf('datamatrix', `${payload}\n`)).toEqual(expected);
  });
});

it('refuses a file whose documents hold more elements, all together, than one file may', async () => {
  const document = Buffer.from(cda().replace('</ClinicalDocument>', `${'<a/>'.repeat(100_000)}</ClinicalDocument>`)).toString('base64');
  const message = pam({ event: 'T02', more: Array.from({ length: 4 }, () => `OBX|1|ED|11502-2||^TEXT^XML^Base64^${document}`) });
  const { remarks } = await observe([artefact('hl7v2', message)]);
  expect(remarks.map(({ check, params }) => [check, params])).toEqual([['ins.artefact.unreadable', { code: 'ins/too-many-documents' }]]);
});
