import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../src/core/assessment.js';
import type { Findings } from '../src/core/findings.js';
import { carriesRealIdentity } from '../src/probes/real-identity.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a PDF holds, whatever the compression level of the zlib at hand: each stream, inflated. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    const bytes = Buffer.from(match[1] ?? '', 'latin1');
    try {
      return inflateSync(bytes).toString('latin1');
    } catch {
      return bytes.toString('latin1');
    }
  });
}

const digestOf = (streams: readonly string[]): string => createHash('sha256').update(streams.join('\u0000')).digest('hex');

/** Files below a folder, by their path in it. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

const BUILT = ['examples', join('reports', 'exemple')];
/** Bytes that no text shows: compared as they are, by digest. */
const isBinary = (name: string): boolean => name.includes(`${sep}artefacts${sep}`);

describe('the examples', () => {
  const rebuilt = mkdtempSync(join(tmpdir(), 'convergence-'));
  afterAll(() => {
    rmSync(rebuilt, { recursive: true, force: true });
  });
  beforeAll(() => {
    // Another zone and another locale: not a byte may depend on them.
    execFileSync(process.execPath, [join(root, 'scripts', 'examples.mjs'), '--into', rebuilt], { env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' }, stdio: 'pipe' });
  }, 60_000);

  it.each(BUILT.flatMap((folder) => filesOf(join(root, folder)).map((name) => join(folder, name))))('%s is what the program writes today (npm run examples rebuilds it)', (name) => {
    const [before, after] = [readFileSync(join(root, name)), readFileSync(join(rebuilt, name))];
    // By digest: thousands of lines of page content would tell nobody what changed.
    if (name.endsWith('.pdf')) expect(digestOf(streamsOf(after))).toBe(digestOf(streamsOf(before)));
    else if (isBinary(name)) expect(digestOf([after.toString('latin1')])).toBe(digestOf([before.toString('latin1')]));
    else expect(after.toString('utf8')).toBe(before.toString('utf8'));
  });

  it.each(BUILT)('none is missing in %s', (folder) => {
    expect(filesOf(join(rebuilt, folder))).toEqual(filesOf(join(root, folder)));
  });
});

/** What the probes remarked in an example: the severity, the rule, and the file, with the place inside it that a person goes to. */
function remarksOf(example: string): string[] {
  const { remarks } = JSON.parse(readFileSync(join(root, 'examples', example, 'findings.json'), 'utf8')) as Findings;
  return remarks.map(({ severity, check, place }) => [severity, check, place.artefact.replace(/!.*/, ''), place.segment ?? place.header ?? place.xpath?.replace(/^.*\//, '')].join(' ').trim());
}

function assessmentOf(example: string): Assessment {
  return JSON.parse(readFileSync(join(root, 'reports', 'exemple', example, 'bilan.json'), 'utf8')) as Assessment;
}

const levelsOf = ({ themes }: Assessment): Record<string, string> => Object.fromEntries(themes.map(({ id, level, proven }) => [id, `${level?.low ?? '–'}/${proven}`]));

describe('what the examples show', () => {
  it('the surgery software has the three defects it was given, and three warnings', () => {
    expect(remarksOf('lgc')).toEqual([
      'error ins.cda.qualifier artefacts/cda/synthese-episode-niveau3.xml family[2]',
      'error ins.status.notQualified artefacts/hl7/adt-a28-identite-recuperee.hl7 PID-3(2).1',
      'error mss.xdm.hash artefacts/mssante/envoi-prescription-biologie.eml ExtrinsicObject',
      'warning ins.collection.incomplete artefacts/hl7/adt-a31-nom-utilise.hl7 ZFD-7',
      'warning mss.message.sender artefacts/mssante/envoi-prescription-biologie.eml From',
      'warning mss.xdm.clean artefacts/mssante/envoi-prescription-biologie.eml',
      'info dmp.type.obligation artefacts/cda/ordonnance-niveau1.xml code',
      'info dmp.type.obligation artefacts/mssante/envoi-prescription-biologie.eml code',
    ]);
  });

  it('each of these defects contradicts what the surgery software declares', () => {
    expect(assessmentOf('lgc').contradictions).toEqual(['DMP-DOC-01-ENTETE', 'DMP-ENT-PATIENT', 'DMP-INS-01-MATRICULE', 'INS-R-04', 'INS-R-16', 'MSS-PAT-12', 'MSS-XDM-HASH']);
  });

  it('declared and proven stand apart, the probes raise one theme and lower two', () => {
    expect(levelsOf(assessmentOf('lgc'))).toEqual({ 'auth-org': '3/0', 'auth-pro': '1/1', 'dmp-consult': '1/0', 'dmp-feed': '1/1', ins: '2/1', 'mssante-client': '1/1' });
    const folder = mkdtempSync(join(tmpdir(), 'convergence-'));
    try {
      cpSync(join(root, 'examples', 'lgc'), folder, { recursive: true, filter: (path) => !path.endsWith('findings.json') });
      const declared = execFileSync(process.execPath, [join(root, 'bin', 'convergence.js'), 'assess', folder, '--date', '2026-11-24', '--format', 'json'], { encoding: 'utf8' });
      expect(levelsOf(JSON.parse(declared) as Assessment)).toEqual({ 'auth-org': '3/0', 'auth-pro': '1/1', 'dmp-consult': '1/0', 'dmp-feed': '2/1', ins: '2/0', 'mssante-client': '2/2' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('nothing is remarked of the hospital software', () => {
    expect(remarksOf('dpi')).toEqual([]);
    expect(assessmentOf('dpi').contradictions).toEqual([]);
  });

  it('no matricule stands under an authority of production', () => {
    const names = filesOf(join(root, 'examples')).filter(isBinary);
    const texts = names.map((name) => readFileSync(join(root, 'examples', name)));
    expect(names).toHaveLength(12);
    expect(texts.filter((bytes) => carriesRealIdentity(new Uint8Array(bytes)))).toEqual([]);
  });
});
