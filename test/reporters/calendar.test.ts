import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendars } from '../../src/app/calendar.js';
import { createPorts } from '../../src/cli/ports.js';
import { renderCalendar } from '../../src/reporters/calendar.js';
import { folderWith } from '../fixtures/folders.js';
import { runIn } from '../scenarios/run.js';

const TOOL = { name: 'convergence', version: '0' };
const DOSSIER = (name: string): string => `product: { name: ${JSON.stringify(name)}, version: "1" }
profile: { kind: lgc, users: [professionals] }
referentials: [authentification]
answers:
  auth.idleLogout: { value: true, date: 2026-01-01, evidence: [audit] }
evidence:
  audit: { file: evidence/audit.pdf, sha256: "${'0'.repeat(64)}", date: 2026-01-01, until: 2027-03-31 }
commitments: [{ id: c1, theme: auth-pro, level: 3, date: 2026-01-01, due: 2027-06-30, by: direction produit }]
waivers: [{ requirement: EXI-03, reason: "lot suivant", approver: RSSI, from: 2026-01-01, until: 2026-12-31 }]
`;

async function calendar(...names: readonly string[]): Promise<string> {
  const folder = folderWith(Object.fromEntries(names.map((name, index) => [`d${index}/dossier.yaml`, DOSSIER(name)])));
  const { dossiers } = await calendars(createPorts(process.cwd()), { dossiers: [folder], date: '2026-11-24', referentials: [], lang: 'fr', tool: TOOL });
  return renderCalendar(dossiers, 'fr');
}

interface Event {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
}

/** As an agenda reads it. */
function read(text: string): Event[] {
  const root = new ICAL.Component(ICAL.parse(text) as string[]);
  return root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { uid: event.uid, summary: event.summary.replace(/[\u00A0\u202F]/g, ' '), start: event.startDate.toString(), end: event.endDate.toString() };
  });
}

describe('a calendar file', () => {
  it('holds what changes by itself, what ends and what was promised, as an agenda reads it', async () => {
    const events = read(await calendar('Essai'));
    const on = (day: string): string[] => events.filter(({ start }) => start === day).map(({ summary }) => summary);
    expect(on('2026-12-31')).toEqual(['Essai : dernier jour de la dérogation, EXI 03']);
    expect(on('2027-03-31')).toEqual(['Essai : dernier jour de la preuve « audit »']);
    expect(on('2027-06-30').join()).toContain('engagement dû, Authentification des professionnels, niveau 3');
    expect(events.every(({ start, end }) => start < end)).toBe(true);
  });

  it('tells what changes by itself, an opposable day among them', async () => {
    const { dossiers } = await calendars(createPorts(process.cwd()), { dossiers: ['examples/lgc'], date: '2026-11-24', referentials: [], lang: 'fr', tool: TOOL });
    const changes = read(renderCalendar(dossiers, 'fr')).filter(({ summary }) => summary.includes('→'));
    expect(changes.map(({ start }) => start)).toContain('2027-01-21');
  });

  it('never has two events of one identity, and keeps it from one export to the next', async () => {
    const [first, second] = [read(await calendar('Essai', 'Autre')), read(await calendar('Essai', 'Autre'))];
    expect(new Set(first.map(({ uid }) => uid)).size).toBe(first.length);
    expect(second).toEqual(first);
  });

  it('keeps its lines within 75 octets and its values whole, whatever a dossier is called', async () => {
    const name = 'Logiciel ; de, soins\\ « é »\nBEGIN:VEVENT 🩺 '.repeat(4);
    const text = await calendar(name);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const events = read(text);
    expect(events.length).toBe(read(await calendar('Essai')).length);
    expect(events[0]?.summary).toContain('Logiciel ; de, soins\\');
  });

  it('passes over a dossier that cannot be read, by name', async () => {
    const folder = folderWith({ 'a/dossier.yaml': DOSSIER('Essai'), 'b/dossier.yaml': 'product: 1\n' });
    const { exit, stdout, stderr } = await runIn(folder, ['calendar', '.', '--date', '2026-11-24', '--out', 'a.ics']);
    expect([exit, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/b\/dossier\.yaml/);
    expect(await runIn(folderWith({ 'x.txt': '' }), ['calendar', '.'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('ne contient aucun dossier') as string });
  });
});
