// Plausible dossiers, always the same for a seed: what a region receives. `node bench/generate-dossiers.mjs <folder> <count> [seed]` writes
// folders and their manifest; five of them are broken, each in its way, as soon as there are fifty.
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

function valueOf({ kind, choices, partly }, random) {
  if (kind === 'yesNo') return random() < 0.68 ? true : partly && random() < 0.4 ? 'partly' : false;
  if (kind === 'choice') return choices[Math.floor(random() * choices.length)].id;
  if (kind === 'checklist') return choices.filter(() => random() < 0.7).map(({ id }) => id);
  return undefined;
}

/** The text of one dossier, in the plain subset of YAML. */
export function dossierText(rank, random) {
  const name = `${NAMES[rank % NAMES.length]} ${Math.floor(rank / NAMES.length) + 1}`;
  const maturity = random();
  const lines = [`product: { name: ${name}, version: "${1 + Math.floor(random() * 9)}.${Math.floor(random() * 9)}", vendor: ${EDITORS[Math.floor(random() * EDITORS.length)]} }`, 'roles: [editor, operator]', 'referentials: [authentification, ins, mssante, dmp]', 'profile:', '  kind: lgc', '  users: [professionals]', '  sensitive: true', '  pscApi: true', '  identityProvider: single', '  identities: repository', '  insi: true', '  exchanges: [cda, paper]', '  mssante: [send, receive]', '  mailboxes: [personal]', '  dmp: [feed, consult]', '  segur: [wave1]', 'answers:'];
  for (const question of questions) {
    if (random() > 0.55 + maturity * 0.45) continue;
    const value = valueOf(question, random);
    if (value !== undefined) lines.push(`  ${question.id}: { value: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}, date: 2026-0${1 + Math.floor(random() * 9)}-15 }`);
  }
  if (random() < 0.3) lines.push('commitments:', `  - { id: c1, theme: ins, level: 2, date: 2025-11-01, due: ${random() < 0.5 ? '2026-06-30' : '2027-06-30'}, by: direction produit }`);
  return `${lines.join('\n')}\n`;
}

const BROKEN = [(text) => text.replace('product:', 'produit:'), (text) => `${text}\tx: 1\n`, (text) => text.replace('profile:', 'profile: &a'), () => '', (text) => text.replace('kind: lgc', 'kind: logiciel')];

const [, script, folder, count = '350', seed = '1'] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder) {
  const random = randomFrom(Number(seed));
  const manifest = ['dossier;region;category;actor;users'];
  for (let rank = 0; rank < Number(count); rank += 1) {
    const path = `d${String(rank).padStart(6, '0')}`;
    const text = dossierText(rank, random);
    const broken = Number(count) >= 50 && rank % Math.floor(Number(count) / 5) === 7 ? BROKEN[Math.floor(rank / Math.floor(Number(count) / 5))] : undefined;
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'dossier.yaml'), broken ? broken(text) : text);
    manifest.push(`${path};${REGIONS[Math.floor(random() * REGIONS.length)]};${CATEGORIES[Math.floor(random() * CATEGORIES.length)]};${ACTORS[Math.floor(random() * ACTORS.length)]};${Math.floor(random() * 9000)}`);
  }
  writeFileSync(join(folder, 'manifeste.csv'), `${manifest.join('\r\n')}\r\n`);
}
