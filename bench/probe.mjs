// The probes on lots of files that a product exports: 1,000 HL7 messages, 200 CDA documents, 100 XDM archives. Prints files by
// second and the most memory held, beside an empty process, and asserts nothing. `npm run bench:probe`; it needs Node alone.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { duration, median, peakMemory } from './measure.mjs';

const RUNS = 3;
const PROGRAM = 'bin/convergence.js';
const ARTEFACTS = 'examples/lgc/artefacts';
const DOSSIER = 'product: { name: Mesure }\nprofile: { kind: lgc }\n';

const message = readFileSync(`${ARTEFACTS}/hl7/adt-a28-identite-qualifiee.hl7`, 'latin1');
const document = readFileSync(`${ARTEFACTS}/cda/synthese-episode-niveau3.xml`);
/** The archive of the example message: its only application/zip part. */
const archive = () => {
  const mail = readFileSync(`${ARTEFACTS}/mssante/envoi-prescription-biologie.eml`, 'latin1');
  const part = mail.slice(mail.indexOf('IHE_XDM.zip'));
  const start = part.indexOf('\r\n\r\n') + 4;
  return Buffer.from(part.slice(start, part.indexOf('\r\n--', start)), 'base64');
};

const lots = [
  { name: '1 000 messages HL7 v2', count: 1000, extension: 'hl7', write: (rank) => Buffer.from(message.replace(/^(MSH(?:\|[^|]*){8}\|)[^|]*/, `$1M${rank}`), 'latin1') },
  { name: '200 documents CDA', count: 200, extension: 'xml', write: () => document },
  { name: '100 archives XDM', count: 100, extension: 'zip', write: ((files) => (rank) => zipSync({ ...files, 'README.TXT': Buffer.from(`Lot ${rank}`) }))(unzipSync(archive())) },
];

const root = mkdtempSync(join(tmpdir(), 'convergence-bench-'));
try {
  const empty = { time: median(Array.from({ length: RUNS }, () => duration(['-e', '0']))), peak: peakMemory(['-e', '0']) };
  process.stdout.write(`${'Sondes'.padEnd(26)}${'durée'.padStart(10)}${'fichiers/s'.padStart(12)}${'mémoire'.padStart(10)}   médiane de ${RUNS} passages ; node -e 0 : ${empty.time.toFixed(0)} ms, ${empty.peak.toFixed(0)} Mio\n`);
  for (const { name, count, extension, write } of lots) {
    const folder = join(root, extension);
    mkdirSync(join(folder, 'artefacts'), { recursive: true });
    writeFileSync(join(folder, 'dossier.yaml'), DOSSIER);
    for (let rank = 1; rank <= count; rank += 1) writeFileSync(join(folder, 'artefacts', `${String(rank).padStart(4, '0')}.${extension}`), write(rank));
    const args = [PROGRAM, 'probe', folder];
    const time = median(Array.from({ length: RUNS }, () => duration(args)));
    process.stdout.write(`${name.padEnd(26)}${`${time.toFixed(0)} ms`.padStart(10)}${(count / (time / 1000)).toFixed(0).padStart(12)}${`${peakMemory(args).toFixed(0)} Mio`.padStart(10)}   ${(time / empty.time).toFixed(1)} × node -e 0\n`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
