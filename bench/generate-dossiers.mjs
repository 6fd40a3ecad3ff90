// Plausible dossiers, always the same for a seed: what a region receives. `node bench/generate-dossiers.mjs <folder> <count> [seed]` writes
// folders and their manifest; five of them are broken, each in its way, as soon as there are fifty.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import YAML from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const REGIONS = ['HDF', 'NOR', 'IDF', 'GES', 'BRE', 'PDL', 'CVL', 'BFC', 'NAQ', 'ARA', 'OCC', 'PAC', 'COR', 'GUA', 'MTQ', 'GUY', 'REU', 'MAY'];
const CATEGORIES = ['Coordination', 'Téléexpertise', 'Régulation', 'Annuaire', 'Portail', 'Prévention'];
const ACTORS = ['éditeur', 'GRADeS', 'établissement'];
const NAMES = ['Alizé', 'Sillage', 'Mosaïque', 'Perle', 'Orion', 'Viatel', 'Clinéa', 'Jonque', 'Karst', 'Calypso', 'Delta', 'Escale', 'Horizon', 'Atlas', 'Boussole', 'Granit', 'Iris', 'Lagon'];
const EDITORS = ['Atelier Nord', 'Logis Santé', 'Méridienne', 'Soins & Codes', 'Pont Bleu', 'Quai 7'];

/** Mulberry32: small, seeded, good enough to be plausible. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const vocabulary = YAML.parse(readFileSync(join(root, 'referentiels', 'vocabulary.yaml'), 'utf8'));
const own = ['authentification', 'ins', 'mssante', 'dmp'].flatMap((id) => YAML.parse(readFileSync(join(root, 'referentiels', id, 'referentiel.yaml'), 'utf8')).questions ?? []);
const questions = [...vocabulary.questions, ...own];

/** Every evidence is this file, written beside the dossier. */
const EVIDENCE = '%PDF-1.4\n% fictitious evidence\n%%EOF\n';
const EVIDENCE_DIGEST = createHash('sha256').update(EVIDENCE).digest('hex');
const KINDS = ['lgc', 'lgc', 'lgc', 'dpi', 'dpi', 'telehealth', 'regional', 'portal'];

/** Points of checklists that no product should tick: few do. */
const FAULTS = new Set(['password']);

/** `grip`, from 0 to 1: how well a product holds the family of the question. */
function valueOf({ kind, choices, partly }, random, grip) {
  if (kind === 'yesNo') return random() < 0.6 + grip * 0.4 ? true : partly && random() < 0.4 ? 'partly' : false;
  if (kind === 'choice') return choices[Math.floor(random() ** (1 + grip * 2) * choices.length)].id;
  if (kind === 'date') return random() < 0.5 + grip * 0.5 ? '2026-04-20' : '2025-02-20';
  if (kind === 'checklist') {
    const sound = random() < 0.75 + grip * 0.25 ? choices.filter(({ id }) => !FAULTS.has(id)) : choices;
    return (random() < 0.3 + grip * 0.7 ? sound : sound.filter(() => random() < 0.7)).map(({ id }) => id);
  }
  return undefined;
}

const familyOf = ({ id }) => id.split('.')[0];
const families = [...new Set(questions.map(familyOf))];

/** What each family of questions is worth in one product: some are held well, some are documented, some are only said. */
function habitsOf(random) {
  const maturity = random();
  return new Map(families.map((family) => [family, { grip: maturity > 0.72 ? 1 : Math.min(1, maturity * 0.7 + random() * 0.5), documented: [1, 1, 0.97, 0.9, 0.5, 0][Math.floor(random() * 6)] }]));
}

function meansOf({ grip, documented }, random) {
  const evidence = random() < documented ? ', evidence: [p]' : '';
  const items = [`      - { id: psc, label: Pro Santé Connect, kind: psc, environment: production, trustSpace: ${random() < grip - 0.3}${evidence} }`];
  if (random() > grip) items.push(`      - { id: local, label: Mot de passe, kind: local, factors: [knowledge${random() < grip ? ', possession' : ''}], remote: ${random() > grip}, professionalId: ${random() < grip ? 'rpps' : 'internal'}, homologated: false, emergency: "no"${evidence} }`);
  return ['lists:', '  accessMeans:', `    complete: ${random() < 0.85}`, '    date: 2026-09-15', ...(evidence === '' ? [] : ['    evidence: [p]']), '    items:', ...items];
}

/** What supports the answers: most files are there and valid, some have expired, some are not the ones that were digested. */
function evidenceOf(random) {
  const chance = random();
  const digest = chance < 0.04 ? EVIDENCE_DIGEST.split('').reverse().join('') : EVIDENCE_DIGEST;
  const until = chance > 0.93 ? '2026-03-31' : '2029-03-31';
  return ['evidence:', `  p: { file: evidence/p.pdf, sha256: "${digest}", date: 2026-02-03, until: ${until}, issuer: laboratoire fictif, reference: R${Math.floor(random() * 1000)} }`];
}

const PROMISED = ['ins', 'auth-pro', 'dmp-feed', 'mssante-client'];

function promisesOf(random) {
  const kept = PROMISED.filter(() => random() < 0.12).map((theme, index) => `  - { id: c${index + 1}, theme: ${theme}, level: ${1 + Math.floor(random() * 2)}, date: 2025-11-01, due: ${random() < 0.7 ? `2026-0${1 + Math.floor(random() * 9)}-30` : '2027-06-30'}, by: direction produit }`.replace('-02-30', '-02-28'));
  return kept.length === 0 ? [] : ['commitments:', ...kept];
}

/** The text of one dossier, in the plain subset of YAML. */
export function dossierText(rank, random) {
  const name = `${NAMES[rank % NAMES.length]} ${Math.floor(rank / NAMES.length) + 1}`;
  const habits = habitsOf(random);
  const lines = [`product: { name: ${name}, version: "${1 + Math.floor(random() * 9)}.${Math.floor(random() * 9)}", vendor: ${EDITORS[Math.floor(random() * EDITORS.length)]} }`, 'roles: [editor, operator]', 'referentials: [authentification, ins, mssante, dmp]', 'profile:', `  kind: ${KINDS[Math.floor(random() * KINDS.length)]}`, '  users: [professionals]', '  sensitive: true', '  pscApi: true', '  identityProvider: single', '  identities: repository', '  insi: true', '  exchanges: [cda, paper]', `  mssante: [${random() < 0.9 ? 'send, receive' : ''}]`, '  mailboxes: [personal]', `  dmp: [${random() < 0.85 ? 'feed, consult' : 'feed'}]`, '  segur: [wave1]', 'answers:'];
  for (const question of questions) {
    const { grip, documented } = habits.get(familyOf(question));
    if (random() > 0.82 + grip * 0.2) continue;
    const value = valueOf(question, random, grip);
    const evidence = random() < documented ? ', evidence: [p]' : '';
    if (value !== undefined) lines.push(`  ${question.id}: { value: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}, date: 2026-0${1 + Math.floor(random() * 9)}-15${evidence} }`);
  }
  return `${[...lines, ...meansOf(habits.get('auth'), random), ...evidenceOf(random), ...promisesOf(random)].join('\n')}\n`;
}

const BROKEN = [(text) => text.replace('product:', 'produit:'), (text) => `${text}\tx: 1\n`, (text) => text.replace('profile:', 'profile: &a'), () => '', (text) => text.replace(/kind: \w+/, 'kind: logiciel')];

const [, script, folder, count = '350', seed = '1'] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder) {
  const random = randomFrom(Number(seed));
  const manifest = ['dossier;region;category;actor;users'];
  for (let rank = 0; rank < Number(count); rank += 1) {
    const path = `d${String(rank).padStart(6, '0')}`;
    const text = dossierText(rank, random);
    const broken = Number(count) >= 50 && rank % Math.floor(Number(count) / 5) === 7 ? BROKEN[Math.floor(rank / Math.floor(Number(count) / 5))] : undefined;
    mkdirSync(join(folder, path, 'evidence'), { recursive: true });
    writeFileSync(join(folder, path, 'evidence', 'p.pdf'), EVIDENCE);
    writeFileSync(join(folder, path, 'dossier.yaml'), broken ? broken(text) : text);
    manifest.push(`${path};${REGIONS[Math.floor(random() * REGIONS.length)]};${CATEGORIES[Math.floor(random() * CATEGORIES.length)]};${ACTORS[Math.floor(random() * ACTORS.length)]};${Math.floor(random() * 9000)}`);
  }
  writeFileSync(join(folder, 'manifeste.csv'), `${manifest.join('\r\n')}\r\n`);
}
