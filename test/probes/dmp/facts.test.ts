import { describe, expect, it } from 'vitest';
import { probe } from '../../../src/probes/dmp/index.js';
import { WORDS } from '../../../src/probes/dmp/messages.js';
import { POINTS } from '../../../src/probes/dmp/points.js';
import type { Artefact, StatedFact } from '../../../src/probes/probe.js';
import { unfold } from '../../../src/probes/unfold.js';
import { artefact, CDA, changed, envelope, MATRICULE, observe, request, signed, STRUCTURED, TOKEN } from './fixtures.js';

const fact = async (id: string, ...artefacts: readonly Artefact[]): Promise<StatedFact> => (await observe(...artefacts)).facts.find((each) => each.fact === id)!;
const document = (text: string, path = 'a.xml'): Artefact => artefact('cda', text, path);

describe('the facts of the DMP probe', () => {
  it('are all stated, once, whatever is read', async () => {
    for (const artefacts of [[], [document(CDA)], [document('<a/>')], [artefact('iti41', request())], [artefact('fhir', '{')]]) {
      expect((await observe(...artefacts)).facts.map((each) => each.fact)).toEqual([...probe.states]);
    }
  });

  it('do not apply when nothing tells of them', async () => {
    expect((await observe()).facts.map(({ outcome }) => outcome)).toEqual(probe.states.map(() => 'not-applicable'));
  });

  it('hold in every document, or do not hold', async () => {
    const two = [document(CDA), document(changed(CDA, ['"FR"', '"BE"'], ['root="1.2.250.1.999.1.1"', 'root="1.2.250.1.999.2.1"'], ['setId root="1.2.250.1.999.1"', 'setId root="1.2.250.1.999.2"']), 'b.xml')];
    expect(await fact('dmp.cda.headerPoints', ...two)).toMatchObject({ outcome: 'observed', value: POINTS['dmp.cda.headerPoints'].filter((point) => point !== 'root'), places: [{ artefact: 'b.xml' }], artefacts: ['a.xml', 'b.xml'] });
    expect(await fact('dmp.cda.headerErrors', ...two)).toMatchObject({ outcome: 'observed', value: 1 });
  });

  it('show where a point fails: the element at fault, not the whole document', async () => {
    const spouse = document(changed(CDA, ['<given>DOMINIQUE', '<family qualifier="SP">PAT-DEUX</family><given>DOMINIQUE']));
    const failing = { patient: { artefact: 'a.xml', xpath: '/ClinicalDocument/recordTarget/patientRole/patient/name/family[2]' } };
    expect(await fact('dmp.cda.headerPoints', spouse)).toMatchObject({ failing, places: [failing.patient] });
  });

  it.each([
    ['unstructured', [CDA]],
    ['structured', [STRUCTURED]],
    ['mixed', [CDA, STRUCTURED]],
  ])('tell the form of documents: %s', async (value, texts) => {
    expect(await fact('dmp.cda.form', ...texts.map((text, index) => document(text, `${index}.xml`)))).toMatchObject({ outcome: 'observed', value });
  });

  it('say which point cannot be judged', async () => {
    expect(await fact('dmp.cda.headerPoints', document(changed(CDA, ['70004-7', '00000-0'])))).toMatchObject({ outcome: 'observed', unjudged: ['codes'] });
    expect(await fact('dmp.lot.consistency', artefact('iti41', request({ token: '' })))).toMatchObject({ outcome: 'observed', unjudged: ['author', 'patient'] });
    expect(await fact('dmp.vihf.points', artefact('vihf', changed(signed(), ['>Essai<', '>***<'])))).toMatchObject({ outcome: 'observed', unjudged: ['seal'] });
  });

  it('are not measured when a file cannot be read', async () => {
    const broken = [document(CDA), document('<ClinicalDocument', 'b.xml')];
    expect(await fact('dmp.cda.headerErrors', ...broken)).toMatchObject({ outcome: 'could-not-measure', reason: { code: 'dmp.reason.unreadable', params: { artefacts: ['b.xml'] } } });
    expect(await fact('dmp.cda.form', ...broken)).toMatchObject({ outcome: 'could-not-measure' });
    expect(await fact('dmp.cda.headerPoints', ...broken)).toMatchObject({ outcome: 'could-not-measure' });
    expect(await fact('dmp.vihf.mode', ...broken)).toMatchObject({ outcome: 'not-applicable' });
  });

  it('of a body apply to documents of level 1 only', async () => {
    expect(await fact('dmp.cda.bodyPoints', document(STRUCTURED))).toMatchObject({ outcome: 'not-applicable' });
  });

  it('tell the mode of the tokens that feed', async () => {
    const reinforced = signed(changed(TOKEN, ['>INDIRECTE<', '>INDIRECTE_RENFORCEE<']));
    const direct = signed(changed(TOKEN, ['>INDIRECTE<', '>DIRECTE<']));
    expect(await fact('dmp.vihf.mode', artefact('vihf', direct))).toMatchObject({ value: 'DIRECTE' });
    expect(await fact('dmp.vihf.mode', artefact('vihf', direct), artefact('iti41', request({ token: reinforced })))).toMatchObject({ value: 'INDIRECTE_RENFORCEE' });
    // Beside a request that feeds, a token that stands alone may be one of consultation.
    expect(await fact('dmp.vihf.mode', artefact('vihf', reinforced), artefact('iti41', request()))).toMatchObject({ value: 'INDIRECTE' });
    expect(await fact('dmp.vihf.mode', artefact('vihf', signed(changed(TOKEN, ['>INDIRECTE<', '>AUTRE<']))))).toMatchObject({ outcome: 'could-not-measure', reason: { code: 'dmp.reason.mode' } });
  });

  it('of another request than one that feeds are those of its token', async () => {
    const other = changed(envelope(), [/<xds:ProvideAndRegisterDocumentSetRequest.*<\/xds:ProvideAndRegisterDocumentSetRequest>/s, '<a xmlns="urn:hl7-org:v3"/>']);
    expect(await fact('dmp.vihf.person', artefact('iti41', other))).toMatchObject({ outcome: 'observed', value: ['context', 'person'] });
    for (const id of ['dmp.vihf.mode', 'dmp.lot.points', 'dmp.lot.consistency']) expect(await fact(id, artefact('iti41', other))).toMatchObject({ outcome: 'not-applicable' });
  });

  it('give reasons that have words', () => {
    for (const code of ['nothing', 'points', 'unreadable', 'noBody', 'mode']) for (const { reasons } of [WORDS.fr, WORDS.en]) expect(reasons[`dmp.reason.${code}`]?.({})).toMatch(/./);
  });
});

describe('a request that feeds', () => {
  it('is unfolded: its documents are read like any other', async () => {
    const { parts } = await unfold(artefact('iti41', request(), 'artefacts/lot.mime'));
    expect(parts.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['iti41 artefacts/lot.mime', 'cda artefacts/lot.mime!Document01', 'unknown artefacts/lot.mime!Signature01']);
    expect(await fact('dmp.cda.headerPoints', ...parts)).toMatchObject({ outcome: 'observed', value: POINTS['dmp.cda.headerPoints'], artefacts: ['artefacts/lot.mime'] });
  });

  it('that is cut is handed over alone: the probe says why', async () => {
    const { parts } = await unfold(artefact('iti41', request().slice(0, 900)));
    expect(parts).toHaveLength(1);
  });
});

it('nothing of a patient nor of a professional leaves the probe', async () => {
  const defects = [request({ token: signed(changed(TOKEN, [MATRICULE, '297022A02077878'])) }), request({ changes: [['value="1.2.250.1.999.1.1"', `value="${MATRICULE}"`]] })];
  const said = JSON.stringify(await Promise.all(defects.map((text) => observe(document(changed(CDA, ['SA07', MATRICULE])), artefact('iti41', text)))));
  for (const secret of [MATRICULE, MATRICULE.slice(0, 13), '297022A02077878', 'PAT-TROIS', 'DOMINIQUE', 'LIBRE', '801234567897', '19790328']) expect(said).not.toContain(secret);
});
