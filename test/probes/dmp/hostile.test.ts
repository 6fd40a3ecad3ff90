import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probe } from '../../../src/probes/dmp/index.js';
import type { ArtefactKind } from '../../../src/probes/probe.js';
import { unfold } from '../../../src/probes/unfold.js';
import { within } from '../../fixtures/cpu-time.js';
import { artefact, bytesOf, CDA, changed, envelope, manifest, observe, request, signed, STRUCTURED, TOKEN } from './fixtures.js';

describe('a hostile artefact is one clear remark, within five seconds', () => {
  const entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>';
  it.each<[string, ArtefactKind, string, string]>([
    ['an external entity', 'cda', CDA.replace('<ClinicalDocument', `${entity}<ClinicalDocument`), 'xml/doctype'],
    ['200,000 nested elements', 'cda', '<a>'.repeat(200_000), 'xml/too-deep'],
    ['500,000 attributes', 'cda', changed(CDA, ['<realmCode code="FR"/>', `<a ${Array.from({ length: 500_000 }, (_, index) => `a${index}=""`).join(' ')}/>`]), 'xml/too-many-nodes'],
    ['500,000 elements', 'iti41', `<Envelope>${'<a/>'.repeat(500_000)}</Envelope>`, 'xml/too-many-nodes'],
    ['an entity in a token', 'vihf', `${entity}${TOKEN}`, 'xml/doctype'],
    ['10,000 attributes of a token', 'vihf', changed(TOKEN, ['<saml2:AttributeStatement>', `<saml2:AttributeStatement>${'<saml2:Attribute Name="a"/>'.repeat(5000)}`]), 'vihf/too-many-attributes'],
    ['another root for a token', 'vihf', '<a/>', 'vihf/not-an-assertion'],
    ['10,000 parts', 'iti41', `Content-Type: multipart/related; boundary=x\n\n${'--x\n\ny\n'.repeat(10_000)}`, 'mime/too-many-parts'],
    ['a message without envelope', 'iti41', 'Content-Type: text/plain\n\nx', 'iti41/no-envelope'],
    ['another root for an envelope', 'iti41', '<a/>', 'iti41/no-envelope'],
    ['1,000 documents', 'iti41', changed(envelope(), ['<xds:Document id="Document01">', `${'<xds:Document id="d"/>'.repeat(1000)}<xds:Document id="Document01">`]), 'submission/too-many-objects'],
    ['100 nested lists', 'fhir', `{"resourceType":${'['.repeat(100)}`, 'json/too-deep'],
  ])('%s', async (_title, kind, text, reason) => {
    const { remarks } = await within(5, () => observe(artefact(kind, text)));
    expect(remarks.map(({ check, params }) => `${check} ${String(params['reason'])}`)).toEqual([`dmp.artefact.unreadable ${reason}`]);
  });

  const MANY = ['<templateId root="1.2"/>', '<author><time value="x"/></author>', '<relatedDocument/>', '<documentationOf/>'];
  it.each(MANY)('a header with 60,000 times %s is refused', async (many) => {
    const { remarks } = await within(5, () => observe(artefact('cda', changed(CDA, ['<realmCode code="FR"/>', many.repeat(60_000)]))));
    expect(remarks.map(({ params }) => params['reason'])).toEqual(['cda/too-many-parts']);
  });

  it.each(MANY)('a header with 1,000 times %s is read', async (many) => {
    await within(5, () => observe(artefact('cda', changed(CDA, ['<realmCode code="FR"/>', many.repeat(1000)]))));
  });

  it('a body of 60,000 sections is read', async () => {
    await within(5, () => observe(artefact('cda', changed(STRUCTURED, ['<structuredBody/>', `<structuredBody>${'<component/>'.repeat(60_000)}</structuredBody>`]))));
  });

  it.each<[string, readonly [string, string]]>([
    ['60,000 documents', ['<xds:Document id="Document01">', `${'<xds:Document id="d"/>'.repeat(60_000)}<xds:Document id="Document01">`]],
    ['60,000 attributes of its token', ['<saml2:AttributeStatement>', `<saml2:AttributeStatement>${'<saml2:Attribute Name="a"/>'.repeat(60_000)}`]],
    ['60,000 signatures of its token', ['<saml2:Subject>', `${'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(60_000)}<saml2:Subject>`]],
    ['60,000 entries', ['<RegistryPackage', `${'<ExtrinsicObject/>'.repeat(60_000)}<RegistryPackage`]],
  ])('a request with %s ends in time', async (_title, change) => {
    await within(5, () => observe(artefact('iti41', request({ changes: [change] }))));
  });

  it('a manifest that cites a thousand objects is read', async () => {
    await within(5, () => observe(artefact('iti41', request({ signature: changed(manifest(CDA), ['<ds:Manifest Id="IHEManifest">', `<ds:Manifest Id="IHEManifest">${'<ds:Reference/>'.repeat(990)}`]) }))));
  });

  it('values made to slow a test down', async () => {
    const long = '1.'.repeat(100_000);
    await within(5, () => observe(artefact('cda', changed(CDA, ['root="1.2.250.1.999.1.1"', `root="${long}"`], ['20261002103100+0200', '9'.repeat(100_000)])), artefact('vihf', changed(TOKEN, [/OU=\d+/, 'OU='.repeat(50_000)]))));
  });
});

describe('whatever is changed in an artefact, the probe ends with remarks', () => {
  const wholes: readonly (readonly [ArtefactKind, string])[] = [['cda', CDA], ['vihf', signed()], ['iti41', request()], ['iti41', envelope({ inline: true })], ['fhir', '{"resourceType":"DocumentReference","content":[{"attachment":{"data":"QQ=="}}]}']];
  it('cut, or with noise in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...wholes), fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 30 }), fc.boolean(), async ([kind, text], where, noise, cut) => {
        const whole = bytesOf(text);
        const at = Math.floor(where * whole.length);
        const bytes = cut ? whole.subarray(0, at) : Uint8Array.from([...whole.subarray(0, at), ...noise, ...whole.subarray(at + noise.length)]);
        const { parts } = await unfold(artefact(kind, bytes));
        expect((await observe(...parts)).facts.map(({ fact }) => fact)).toEqual([...probe.states]);
      }),
      { numRuns: 150 },
    );
  });

  it('or of random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom<ArtefactKind>('cda', 'vihf', 'iti41', 'fhir'), fc.uint8Array({ maxLength: 300 }), async (kind, bytes) => {
        expect((await observe(artefact(kind, bytes))).facts).toHaveLength(probe.states.length);
      }),
    );
  });
});
