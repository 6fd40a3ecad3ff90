import { describe, expect, it } from 'vitest';
import { probe } from '../../../src/probes/ins/index.js';
import { WORDS } from '../../../src/probes/ins/messages.js';
import type { Artefact, Observations } from '../../../src/probes/probe.js';
import { ADRTROIS, artefact, bytesOf, cda, cx, DATAMATRIX, GS, identifier, lines, observe, pam, patient, PAT_TROIS, PRODUCTION, TCHITCHI, TEST } from './fixtures.js';

const stated = ({ facts }: Observations): Record<string, unknown> => Object.fromEntries(facts.filter(({ outcome }) => outcome !== 'not-applicable').map(({ fact, outcome, value }) => [fact, outcome === 'observed' ? value : outcome]));
const hl7 = (text: string, path = 'artefacts/a.hl7'): Artefact => artefact('hl7v2', text, path);

const CHANGED = pam({ event: 'A47', mrg: cx(TCHITCHI) });
const REMOVED = pam({ event: 'A47', ids: cx('""'), mrg: cx() });
const DOWNGRADED = pam({ event: 'A47', ids: cx('""'), mrg: cx(), status: 'PROV' });

describe('the facts', () => {
  it('are all stated, whatever is read', async () => {
    const { facts, remarks } = await observe([]);
    expect(facts.map(({ fact }) => fact)).toEqual(probe.states);
    expect(new Set(facts.map(({ outcome, reason }) => `${outcome} ${reason?.code ?? ''}`))).toEqual(new Set(['not-applicable ins/nothing-to-read']));
    expect(remarks).toEqual([]);
  });

  it('of a faultless message', async () => {
    expect(stated(await observe([hl7(pam())]))).toEqual({
      'ins.matricule.valid': true,
      'ins.matricule.oid': true,
      'ins.traits.complete': true,
      'ins.transmitted.onlyQualified': true,
      'ins.nir.separate': true,
      'ins.pam.identifier': true,
      'ins.pam.traits': true,
      'ins.collection.traced': true,
      'ins.firstNames.coherent': true,
    });
  });

  it('of a message without INS say nothing of matricules', async () => {
    expect(stated(await observe([hl7(pam({ ids: '1^^^CHU-X&1&N^PI', status: 'PROV', zfd: null }))]))).toEqual({ 'ins.transmitted.onlyQualified': true, 'ins.nir.separate': true, 'ins.firstNames.coherent': true });
  });

  it.each<[string, Artefact, string, unknown]>([
    ['a lost list of first names', hl7(pam({ names: 'PAT-TROIS^DOMINIQUE^^^^^L' })), 'ins.traits.complete', false],
    ['which PAM traits do not count', hl7(pam({ names: 'PAT-TROIS^DOMINIQUE^^^^^L' })), 'ins.pam.traits', true],
    ['a provisional INS', hl7(pam({ status: 'PROV' })), 'ins.transmitted.onlyQualified', false],
    ['a missing ZFD, though only a warning', hl7(pam({ zfd: null })), 'ins.collection.traced', false],
    ['a validity date does not fail the identifier', hl7(pam({ ids: `${cx()}^^20101207` })), 'ins.pam.identifier', true],
    ['a wrong test key proves nothing', hl7(pam({ ids: cx('279035121518988') })), 'ins.matricule.valid', 'could-not-measure'],
    ['a wrong production key is a fault', hl7(pam({ ids: cx('279035121518988', PRODUCTION) })), 'ins.matricule.valid', false],
    ['an ordinary update by A31', hl7(pam({ event: 'A31' })), 'ins.pam.changes', undefined],
    ['a removal by A47, alone', hl7(pam({ event: 'A47', ids: cx('""'), mrg: cx() })), 'ins.pam.changes', 'could-not-measure'],
    ['a change by A47 without its former number', hl7(pam({ event: 'A47' })), 'ins.pam.changes', false],
    ['the three changes by A47', hl7(CHANGED + REMOVED + DOWNGRADED), 'ins.pam.changes', true],
    ['an erased matricule is not a malformed one', hl7(pam({ event: 'A47', ids: cx('""'), mrg: cx() })), 'ins.matricule.valid', undefined],
    ['a homonym', hl7(pam({ status: 'VALI~HOMA' })), 'ins.attributes.consistent', true],
    ['a spouse qualifier', artefact('cda', cda({ name: '<name><family qualifier="SP">X</family></name>' })), 'ins.cda.qualifiers', false],
    ['a CDA without county', artefact('cda', cda({ place: '' })), 'ins.cda.traits', false],
    ['a Patient of the profile', artefact('fhir', JSON.stringify(patient())), 'ins.fhir.patient', true],
    ['a Patient without list', artefact('fhir', JSON.stringify(patient({ name: [{ use: 'official', family: 'PAT-TROIS', given: ['DOMINIQUE'] }] }))), 'ins.fhir.patient', false],
    ['a Patient that is not of the profile', artefact('fhir', '{"resourceType":"Patient"}'), 'ins.fhir.patient', undefined],
    ['a datamatrix that nothing accompanies', artefact('datamatrix', DATAMATRIX), 'ins.datamatrix.valid', 'could-not-measure'],
    ['a datamatrix without its last separator', artefact('datamatrix', DATAMATRIX.replace(`TROIS${GS}`, 'TROIS')), 'ins.datamatrix.valid', false],
  ])('%s', async (_title, file, fact, expected) => {
    expect(stated(await observe([file]))[fact]).toEqual(expected);
  });

  it('say which changes of an INS no message shows', async () => {
    const { facts } = await observe([hl7(CHANGED, 'a.hl7'), hl7(DOWNGRADED, 'b.hl7')]);
    expect(facts.find(({ fact }) => fact === 'ins.pam.changes')).toMatchObject({ outcome: 'could-not-measure', reason: { code: 'ins/changes-unseen', params: { missing: ['removal'] } }, artefacts: ['a.hl7', 'b.hl7'] });
  });

  it('point where they fail, and at each file when they hold', async () => {
    const { facts } = await observe([hl7(pam(), 'a.hl7'), hl7(pam({ names: 'PAT-TROIS^DOMINIQUE^^^^^L' }) + pam(), 'b.hl7')]);
    const fact = (id: string): unknown => facts.find((each) => each.fact === id);
    expect(fact('ins.traits.complete')).toEqual({ fact: 'ins.traits.complete', outcome: 'observed', value: false, places: [{ artefact: 'b.hl7', line: 3, segment: 'PID-5.3' }], artefacts: ['a.hl7', 'b.hl7'] });
    expect(fact('ins.pam.traits')).toMatchObject({ value: true, places: [{ artefact: 'a.hl7', line: 3 }, { artefact: 'b.hl7', line: 3 }] });
  });

  it('a file that cannot be read leaves unmeasured what it would have fed, and only that', async () => {
    const observations = await observe([hl7('nothing of a message', 'bad.hl7'), artefact('cda', cda(), 'good.xml')]);
    expect(lines(observations.remarks)).toEqual(['error ins.artefact.unreadable']);
    expect(stated(observations)).toMatchObject({ 'ins.matricule.valid': 'could-not-measure', 'ins.pam.changes': 'could-not-measure', 'ins.cda.traits': true, 'ins.cda.qualifiers': true });
    expect(stated(observations)['ins.fhir.patient']).toBeUndefined();
    expect(observations.facts.find(({ fact }) => fact === 'ins.matricule.valid')?.reason).toEqual({ code: 'ins/unreadable', params: { artefacts: ['bad.hl7'] } });
  });

  it('a fault seen stays a fault beside a file that cannot be read', async () => {
    expect(stated(await observe([hl7('x', 'bad.hl7'), hl7(pam({ status: 'PROV' }))]))['ins.transmitted.onlyQualified']).toBe(false);
  });
});

describe('a lot of files', () => {
  it('that say the same of one matricule', async () => {
    const observations = await observe([hl7(pam()), artefact('cda', cda()), artefact('fhir', JSON.stringify(patient())), artefact('datamatrix', DATAMATRIX)]);
    expect(observations.remarks).toEqual([]);
    expect(stated(observations)).toMatchObject({ 'ins.batch.consistent': true, 'ins.datamatrix.valid': true });
  });

  it.each<[string, Artefact, string[]]>([
    ['another list of first names', hl7(pam({ names: 'PAT-TROIS^DOMINIQUE^DOMINIQUE^^^^L' }), 'z.hl7'), ['warning ins.batch.traits PID-5.3']],
    ['accents and hyphens do not count', artefact('cda', cda({ name: '<name><family qualifier="BR">PAT TROIS</family><given>DOMINIQUE MARIE LOUISE</given><given qualifier="BR">DOMINIQUE</given></name>' }), 'z.xml'), []],
    ['another authority', hl7(pam({ ids: cx(PAT_TROIS, PRODUCTION) }), 'z.hl7'), ['error ins.batch.authorities PID-3.1']],
    ['another matricule for the same person', hl7(pam({ ids: cx(TCHITCHI) }), 'z.hl7'), ['warning ins.batch.twoMatricules PID-3.1']],
    ['another datamatrix', artefact('datamatrix', DATAMATRIX.replace('PAT-TROIS', 'PAT-DEUX'), 'z.txt'), ['warning ins.batch.traits 91']],
  ])('%s', async (_title, other, expected) => {
    const observations = await observe([hl7(pam()), artefact('cda', cda()), other]);
    expect(lines(observations.remarks.filter(({ check }) => check.startsWith('ins.batch')))).toEqual(expected);
    expect(stated(observations)['ins.batch.consistent']).toBe(expected.length === 0);
  });

  it('a datamatrix that differs from its document is not valid', async () => {
    const file = artefact('datamatrix', DATAMATRIX.replace('PAT-TROIS', 'PAT-DEUX'), 'z.txt');
    expect(stated(await observe([hl7(pam()), artefact('cda', cda()), file]))['ins.datamatrix.valid']).toBe(false);
    expect(stated(await observe([hl7(pam()), artefact('datamatrix', DATAMATRIX)]))['ins.datamatrix.valid']).toBe(true);
    expect(stated(await observe([hl7(pam({ ids: cx(TCHITCHI) })), artefact('datamatrix', DATAMATRIX)]))['ins.datamatrix.valid']).toBe('could-not-measure');
  });
});

describe('a message that transports a CDA', () => {
  const carrying = (xml: string): string => `OBX|1|ED|18748-4||^text^XML^Base64^${Buffer.from(xml).toString('base64')}`;
  const message = (xml: string, ids = cx()): Artefact => hl7(pam({ event: 'T02', ids, zfd: null, more: [carrying(xml)] }), 'mdm.hl7');

  it('with the same identifiers, checks the CDA as well', async () => {
    const observations = await observe([message(cda())]);
    expect(observations.remarks).toEqual([]);
    expect(stated(observations)).toMatchObject({ 'ins.transport.sameIds': true, 'ins.cda.traits': true, 'ins.batch.consistent': true });
    expect(observations.facts.find(({ fact }) => fact === 'ins.cda.traits')).toMatchObject({ artefacts: ['mdm.hl7'], places: [{ artefact: 'mdm.hl7!OBX(1)-5' }] });
  });

  it.each<[string, Artefact, string[]]>([
    ['an identifier lost on the way', message(cda({ ids: `<id extension="${PAT_TROIS}" root="${TEST}"/><id extension="77" root="1.2.3"/>` })), ['error ins.transport.ids /ClinicalDocument/recordTarget/patientRole/id[2]']],
    ['an identifier added on the way', message(cda(), `77^^^CHU&1.2.3&ISO^PI~${cx()}`), ['error ins.transport.ids PID-3(1).1']],
    ['a CDA of another patient', message(cda({ ids: `<id extension="${ADRTROIS}" root="${TEST}"/>` })), ['error ins.transport.ids /ClinicalDocument/recordTarget/patientRole/id', 'error ins.transport.ids PID-3.1']],
  ])('%s', async (_title, file, expected) => {
    const observations = await observe([file]);
    expect(lines(observations.remarks.filter(({ check }) => check.startsWith('ins.transport')))).toEqual(expected);
    expect(stated(observations)['ins.transport.sameIds']).toBe(false);
  });

  it('that is only a placeholder proves nothing', async () => {
    const observations = await observe([message('Document')]);
    expect(lines(observations.remarks)).toEqual(['info ins.transport.content OBX-5']);
    expect(stated(observations)['ins.transport.sameIds']).toBe('could-not-measure');
  });
});

describe('a crowded file', () => {
  it('keeps a hundred remarks alike, says how many it left out, and loses no fact', async () => {
    const observations = await observe([hl7(pam({ status: 'PROV', zfd: null }).repeat(150) + pam({ sex: 'U' }))]);
    expect(observations.remarks.filter(({ check }) => check === 'ins.status.notQualified')).toHaveLength(100);
    expect(observations.remarks.find(({ check }) => check === 'ins.artefact.manyRemarks')?.params).toMatchObject({ count: 50 });
    expect(stated(observations)).toMatchObject({ 'ins.transmitted.onlyQualified': false, 'ins.pam.traits': false });
  });

  it('of more identities than a test export holds is refused', async () => {
    const group = 'PID|1||1^^^CHU-X&1&N^PI\r';
    expect(lines((await observe([hl7(pam({ ids: '1^^^A&1&N^PI' }) + group.repeat(10_000))])).remarks)).toEqual(['error ins.artefact.unreadable']);
  });
});

describe('what leaves the probe', () => {
  it('holds no matricule and no trait, whatever is wrong', async () => {
    const wrong = patient({ identifier: [identifier(ADRTROIS, PAT_TROIS, PAT_TROIS, PAT_TROIS), identifier(PAT_TROIS, TEST, 'INS-NIR')], gender: PAT_TROIS });
    const files = [
      hl7(pam({ ids: `${PAT_TROIS}^^^A&1.2.3&ISO^PI~${cx()}~${cx(TCHITCHI)}~${cx(PAT_TROIS, ADRTROIS)}`, status: `${PAT_TROIS}~FICT`, sex: 'M', born: '19790428', place: '^^^^^^BDL^^63220' }), 'a.hl7'),
      hl7(pam({ status: 'PROV', zfd: `ZFD||||Y|${PAT_TROIS}||${PAT_TROIS}` }), 'b.hl7'),
      artefact('cda', cda({ name: `<name><family qualifier="${PAT_TROIS}">PAT-TROIS</family></name>`, gender: `<administrativeGenderCode code="F" codeSystem="${PAT_TROIS}"/>` })),
      artefact('fhir', JSON.stringify(wrong)),
      artefact('fhir', `{"resourceType":"Patient","${PAT_TROIS}":1,"${PAT_TROIS}":2}`, 'twice.json'),
      artefact('datamatrix', `${DATAMATRIX}S9${PAT_TROIS}`),
    ];
    const observations = await observe(files);
    expect(observations.remarks.length).toBeGreaterThan(20);
    const written = JSON.stringify(observations);
    for (const secret of [PAT_TROIS, ADRTROIS, TCHITCHI, '2790351215189', 'PAT-TROIS', 'DOMINIQUE', '1979', '63220']) expect(written).not.toContain(secret);
  });

  it('has its words, in both languages, without a hole', async () => {
    const files = [hl7(pam({ status: 'PROV', event: 'A47', sex: 'U', place: '' }), 'a.hl7'), hl7('x', 'b.hl7'), artefact('fhir', JSON.stringify(patient({ identifier: [identifier('1', TEST, 'INS-NIR', '')] }))), artefact('datamatrix', `IS01S1${PAT_TROIS}S9`)];
    const { remarks, facts } = await observe(files);
    for (const lang of ['fr', 'en'] as const) {
      const sentences = [...remarks.map(({ check, params }) => WORDS[lang].checks[check]?.found(params)), ...facts.flatMap(({ reason }) => (reason ? [WORDS[lang].reasons[reason.code]!(reason.params)] : []))];
      for (const sentence of sentences) expect(sentence).toMatch(/^(?!.*(?:undefined|\[object)).{10,400}\.$/);
    }
  });
});

describe('the probe', () => {
  it('has words for each check, French typeset, and a source read on a day', () => {
    for (const { id, source } of probe.checks) {
      const { title, todo } = WORDS.fr.checks[id]!;
      expect(`${title} ${todo}`).not.toMatch(/ [:;?!»]|« |'[a-zé]|!/i);
      expect(source).toMatchObject({ consulted: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string, reliability: expect.stringMatching(/^[ABC]$/) as string });
    }
    expect(Object.keys(WORDS.en.checks).sort()).toEqual(probe.checks.map(({ id }) => id).sort());
  });

  it('never states as an error what rests on a source of reliability C', () => {
    expect(probe.checks.filter(({ severity, source }) => severity === 'error' && source.reliability === 'C')).toEqual([]);
  });

  it('reads nothing of another kind', async () => {
    expect((await observe([{ path: 'a', bytes: bytesOf(pam()), kind: 'unknown', environment: 'test' }])).remarks).toEqual([]);
  });
});
