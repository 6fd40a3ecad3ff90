import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { artefactFiles } from '../../src/adapters/artefact-files.js';
import type { OpenedDossier, Ports } from '../../src/app/ports.js';
import { reprobed } from '../../src/app/reprobe.js';
import type { Finding } from '../../src/core/dossier.js';
import type { ProbeEntry } from '../../src/probes/index.js';
import type { Observations, Probe } from '../../src/probes/probe.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { aDossier } from '../fixtures/rules.js';
import { pam } from '../probes/ins/fixtures.js';

const DAY = '2026-11-24';
const ports = { artefacts: artefactFiles };

function opened(folder: string, findings: readonly Finding[] = []): OpenedDossier {
  return { dossier: aDossier({ findings }), file: join(folder, 'dossier.yaml'), folder, place: () => ({}), warnings: [] };
}

/** A probe that states one fact of the names of what it read, or fails. */
function aProbe(fact: string, observe: (paths: readonly string[]) => Observations['facts'][number]['value'] | Error): ProbeEntry {
  const probe: Probe = {
    id: 'essai',
    reads: ['hl7v2'],
    states: [fact],
    checks: [],
    observe: (parts) => {
      const said = observe(parts.map(({ path }) => path));
      if (said instanceof Error) throw said;
      return Promise.resolve({ facts: [{ fact, outcome: 'observed', ...(said === undefined ? {} : { value: said }), places: [], artefacts: parts.map(({ path }) => path) }], remarks: [] });
    },
  };
  return { id: 'essai', reads: probe.reads, load: () => Promise.resolve(probe), describe: () => Promise.reject(new Error('not asked')) };
}

const FILES = { 'artefacts/a.hl7': pam(), 'artefacts/b.hl7': pam(), 'artefacts/notes.txt': 'rien' };

describe('probes run again', () => {
  it('state what the artefacts show, in place of what was written, and write nothing', async () => {
    const folder = folderWith(FILES);
    const before = snapshotOf(folder);
    const { dossier, reprobed: { differs, passedOver } } = await reprobed(ports, opened(folder, [{ fact: 'x', outcome: 'observed', value: 7, grade: 3, state: 'verified' }]), DAY, [aProbe('x', (paths) => paths.length)]);
    expect(dossier.findings).toEqual([{ fact: 'x', outcome: 'observed', value: 2, grade: 3, state: 'verified' }]);
    expect([differs, passedOver]).toEqual([[{ fact: 'x', was: { outcome: 'observed', value: 7 }, is: { outcome: 'observed', value: 2 } }], []]);
    expect(snapshotOf(folder)).toEqual(before);
  });

  it('without any artefact, measure nothing', async () => {
    const { dossier, reprobed: told } = await reprobed(ports, opened(folderWith()), DAY, [aProbe('x', () => true)]);
    expect([dossier.findings, told]).toEqual([[], { differs: [], passedOver: [] }]);
  });

  it('that fail on one artefact leave it out, by name, and read the others', async () => {
    const failing = aProbe('x', (paths) => (paths.some((path) => path.endsWith('b.hl7')) ? new TypeError('b') : paths.length));
    const { dossier, reprobed: told } = await reprobed(ports, opened(folderWith(FILES)), DAY, [failing]);
    expect([dossier.findings, told.passedOver]).toEqual([[expect.objectContaining({ fact: 'x', value: 1 })], [{ reason: 'probe/failed', artefacts: 1 }]]);
  });

  it('that fail on them all, or on them together, state nothing', async () => {
    for (const probe of [aProbe('x', () => new RangeError('stack')), aProbe('x', (paths) => (paths.length > 1 ? new Error('both') : true))]) {
      const { dossier, reprobed: told } = await reprobed(ports, opened(folderWith(FILES)), DAY, [probe]);
      expect([dossier.findings, told.passedOver]).toEqual([[], [{ reason: 'probe/failed', artefacts: 2 }]]);
    }
  });

  it('that state a fact of no artefact are believed no more than a person', async () => {
    const probe = aProbe('x', () => true);
    const alone: ProbeEntry = { ...probe, load: async () => ({ ...(await probe.load()), observe: () => Promise.resolve({ facts: [{ fact: 'x', outcome: 'observed', value: true, places: [], artefacts: [] }], remarks: [] }) }) };
    const { dossier, reprobed: told } = await reprobed(ports, opened(folderWith(FILES), [{ fact: 'x', outcome: 'observed', value: true, grade: 3 }]), DAY, [alone]);
    expect([dossier.findings, told.differs]).toEqual([[expect.objectContaining({ grade: 1, state: 'artefact-absent' })], [{ fact: 'x', was: { outcome: 'observed', value: true }, is: null }]]);
  });

  it('stop reading a folder of thousands of files full of nothing', async () => {
    const nothing = new Uint8Array(32 * 1024 * 1024);
    let read = 0;
    const artefacts: Ports['artefacts'] = {
      list: () => Promise.resolve({ files: Array.from({ length: 5000 }, (_, index) => ({ path: `artefacts/${index}` })), problems: [] }),
      read: () => {
        read += 1;
        return Promise.resolve({ bytes: nothing, sha256: '' });
      },
    };
    const { reprobed: told } = await reprobed({ artefacts }, opened(folderWith()), DAY, [aProbe('x', () => true)]);
    expect([read, told.passedOver]).toEqual([33, [{ reason: 'artefact/too-much', artefacts: 4967 }]]);
  });

  it('of the shipped example find what its findings say', async () => {
    const folder = join(import.meta.dirname, '..', '..', 'examples', 'lgc');
    const { findings, date } = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')) as { findings: Finding[]; date: string };
    expect((await reprobed(ports, opened(folder, findings), date)).reprobed).toEqual({ differs: [], passedOver: [] });
  });
});
