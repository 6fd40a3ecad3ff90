import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { probe } from '../../../src/probes/mssante/index.js';
import type { StatedFact } from '../../../src/probes/probe.js';
import { artefact, mail } from './message-fixture.js';

const settings = { day: '2026-11-25', guides: {} };
const observe = (...bytes: Uint8Array[]) => probe.observe(bytes.map((each, index) => artefact(`${index}.eml`, each, 'eml')), settings);
const remarksOf = async (bytes: Uint8Array): Promise<string[]> => (await observe(bytes)).remarks.map(({ check, severity }) => `${severity} ${check.replace('mss.', '')}`);
const receiptFact = async (...bytes: Uint8Array[]): Promise<StatedFact> => (await observe(...bytes)).facts.find(({ fact }) => fact === 'mss.receipt.points')!;

const ORIGINAL = "From: a@test-ci-sis.mssante.fr\nSubject: XDM/1.0/DDM+CR d'examens biologiques PAT-TROIS DOMINIQUE\nDate: Fri, 2 Oct 2026 08:30:00 +0200\n\nBonjour";
const FIELDS = 'Reporting-UA: pfi.test-ci-sis.mssante.fr; PFI\nOriginal-Recipient: rfc822;b@test-ci-sis.mssante.fr\nFinal-Recipient: rfc822;b@test-ci-sis.mssante.fr\nOriginal-Message-ID: <1@test-ci-sis.mssante.fr>\nDisposition: automatic-action/MDN-sent-automatically; processed';
const SUBJECT = "XDM/1.0/DDM+CR d'examens biologiques PAT-TROIS DOMINIQUE";
const KO = `=?UTF-8?Q?[KO_Int=C3=A9gration_syst=C3=A8me_!][902]?= ${SUBJECT}`;

function report(type: string, subject: string, ...parts: string[]): Uint8Array {
  return strToU8(`From: b@test-ci-sis.mssante.fr\nDate: Fri, 2 Oct 2026 08:31:00 +0200\nSubject: ${subject}\nContent-Type: multipart/report; report-type=${type}; boundary=r\n\n--r\n${parts.join('\n--r\n')}\n--r--\n`.replaceAll('\n', '\r\n'));
}
const text = 'Content-Type: text/plain; charset=utf-8\n\nLu';
const mdn = (fields = FIELDS, subject = SUBJECT, parts = [text, `Content-Type: message/disposition-notification\n\n${fields}\n`, `Content-Type: message/rfc822\n\n${ORIGINAL}`]): Uint8Array => report('disposition-notification', subject, ...parts);
const dsn = (fields: string, subject = 'Avis'): Uint8Array => report('delivery-status', subject, text, `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test-ci-sis.mssante.fr\n\n${fields}\n`);
const FAILED = 'Final-Recipient: rfc822;c@test-ci-sis.mssante.fr\nAction: failed\nStatus: 5.1.1';

describe('an MDN', () => {
  const part = (fields: string): string => `Content-Type: message/disposition-notification\n\n${fields}\n`;
  const rfc822 = `Content-Type: message/rfc822\n\n${ORIGINAL}`;
  const cases: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
    ['of success', mdn(), []],
    ['of error, in the form of v1.1.3', mdn(`${FIELDS}/error\nError: 902^Identifiant de patient inconnu`, KO), []],
    ['of error, in the form of before', mdn(`${FIELDS}/Error: 902^Identifiant de patient inconnu`, KO), ['warning mdn.legacyError']],
    ['of error without its code', mdn(`${FIELDS}/error`, KO), ['warning mdn.error']],
    ['of error with a code of another list', mdn(`${FIELDS}/error\nError: 404^Perdu`, KO), ['warning mdn.error']],
    ['of error whose subject says nothing', mdn(`${FIELDS}/error\nError: 902^x`), ['warning mdn.subject']],
    ['of success whose subject tells an error', mdn(FIELDS, KO), ['warning mdn.subject']],
    ['without the original', mdn(FIELDS, SUBJECT, [text, part(FIELDS)]), ['error mdn.parts']],
    ['in another order', mdn(FIELDS, SUBJECT, [text, rfc822, part(FIELDS)]), ['error mdn.parts']],
    ['with the attachments twice', mdn(FIELDS, SUBJECT, [text, part(FIELDS), rfc822, 'Content-Type: application/pdf\n\nx']), ['error mdn.parts']],
    ['without its original recipient', mdn(FIELDS.replace(/Original-Recipient.*\n/, '')), ['error mdn.fields']],
    ['whose recipient has no type', mdn(FIELDS.replace('Final-Recipient: rfc822;', 'Final-Recipient: ')), ['warning mdn.recipientType']],
    ['whose disposition is free', mdn(FIELDS.replace('processed', 'integrated')), ['error mdn.disposition']],
    ['whose subject is raw', mdn(`${FIELDS}/error\nError: 902^x`, `[KO Intégration système !][902] ${SUBJECT}`), ['error subject.encoding']],
  ];
  test.each(cases)('%s', async (_, bytes, expected) => {
    expect(await remarksOf(bytes)).toEqual(expected);
  });

  test('an error told in an ordinary message is no MDN', async () => {
    const { remarks, facts } = await observe(mail({ headers: { Subject: `=?UTF-8?Q?[Erreur_d'int=C3=A9gration_!][902]?= ${SUBJECT}` } }));
    expect(remarks.map(({ check }) => check)).toEqual(['mss.message.notification']);
    expect(facts.find(({ fact }) => fact === 'mss.receipt.points')?.outcome).toBe('not-applicable');
  });
});

describe('a DSN', () => {
  const cases: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
    ['of failure', dsn(FAILED), []],
    ['of failure that its subject calls a success', dsn(FAILED, 'Delivery Notification (success)'), ['warning dsn.subject']],
    ['of delivery that its subject calls a failure', dsn(FAILED.replace('failed', 'delivered').replace('5.1.1', '2.0.0'), 'Delivery failed'), ['warning dsn.subject']],
    ['without status', dsn(FAILED.replace(/\nStatus.*/, '')), ['error dsn.fields']],
    ['with one recipient in two without action', dsn(`${FAILED}\n\nFinal-Recipient: rfc822;d@b.fr\nStatus: 2.0.0`), ['error dsn.fields']],
  ];
  test.each(cases)('%s', async (_, bytes, expected) => {
    expect(await remarksOf(bytes)).toEqual(expected);
  });
});

describe('the fact about receipts', () => {
  const request = mail({ headers: { 'Disposition-Notification-To': 'a@b.fr', 'In-Reply-To': '<a@b.fr>', References: '<a@b.fr>' } });
  const delivered = dsn(FAILED.replace('failed', 'delivered').replace('5.1.1', '2.0.0'));

  test('is measured when a request, an answer, a delivery notice and an MDN were read', async () => {
    expect(await receiptFact(request, delivered, mdn())).toMatchObject({ outcome: 'observed', value: ['threaded', 'dsn', 'mdnRequest', 'mdnReturn'] });
  });

  test('does not hold an MDN that lacks a part', async () => {
    expect(await receiptFact(request, delivered, mdn(FIELDS, SUBJECT, [text]))).toMatchObject({ value: ['threaded', 'dsn', 'mdnRequest'], places: [{ artefact: '2.eml' }] });
  });

  test('a failure notice does not prove that a receipt of delivery can be asked for', async () => {
    expect(await receiptFact(request, dsn(FAILED), mdn())).toMatchObject({ outcome: 'observed', value: ['threaded', 'mdnRequest', 'mdnReturn'], unjudged: ['dsn'] });
  });
});
