import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { dossierFiles } from '../adapters/dossier-editor.js';
import { outputFiles } from '../adapters/output-files.js';
import { referentialFiles } from '../adapters/referential-files.js';
import type { Ports } from '../app/ports.js';
import { once } from '../core/once.js';
import { WRITTEN_IN, type Lang } from '../i18n/index.js';
import { workerJudge } from './campaign/worker-judge.js';
import { keptFolder } from './kept-folder.js';
import { compiledRules, packageRoot } from './package-root.js';

const PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The real world: the files of this machine, the program's own rule sets in a language, the clock of Paris. */
export function createPorts(cwd: string, lang: Lang = WRITTEN_IN, env: Readonly<Record<string, string | undefined>> = {}): Ports {
  const root = packageRoot();
  // Built with the program; its sources have no thread of their own.
  const workerFile = compiledRules() === undefined ? undefined : join(root, 'dist', 'campaign-worker.js');
  const referentialsRoot = join(root, 'referentiels') + sep;
  const referentials = referentialFiles(referentialsRoot, lang, compiledRules());
  const known = async () => {
    const [vocabulary, shipped] = await Promise.all([referentials.vocabulary(), referentials.shipped()]);
    return { vocabulary, referentials: shipped.map((each) => each.referential) };
  };
  const schema = (name: string): string => join(referentialsRoot, 'schema', `${name}.schema.json`);
  const knownOnce = once(known);
  const dossiers = dossierFiles(knownOnce, schema('dossier'));
  const sources = once(async () => (await import('../adapters/campaign-sources.js')).campaignSources(knownOnce, schema('dossier')));
  /** A path as the person wrote it, kept short in messages when it already leads from the current folder. */
  const from = (path: string): string => (isAbsolute(path) || cwd === process.cwd() ? path : resolve(cwd, path));
  return {
    referentials: { ...referentials, open: (path) => referentials.open(from(path)), check: (path, options) => referentials.check(path === undefined ? undefined : from(path), options) },
    dossiers: {
      open: (path, alongside) => dossiers.open(from(path), alongside),
      edit: (path, alongside) => dossiers.edit(from(path), alongside),
      create: (folder, content) => dossiers.create(from(folder), content),
      below: (path) => dossiers.below(from(path)),
    },
    // Only `probe` needs these.
    artefacts: {
      list: async (folder) => (await import('../adapters/artefact-files.js')).artefactFiles.list(from(folder)),
      read: async (folder, path) => (await import('../adapters/artefact-files.js')).artefactFiles.read(from(folder), path),
    },
    findings: {
      seal: async (findings) => (await import('../adapters/findings-file.js')).sealFindings(findings),
      write: async (folder, findings) => (await import('../adapters/findings-file.js')).writeFindings(from(folder), findings),
    },
    // Only `campaign` needs these.
    sources: {
      list: async (path) => (await sources()).list(from(path)),
      read: async (source, stamp) => (await sources()).read({ ...source, dossier: from(source.dossier) }, stamp),
      close: async () => (await sources()).close(),
    },
    kept: { open: async (context, part, fresh) => (await import('../adapters/kept-entries.js')).keptEntries(keptFolder(env)).open(createHash('sha256').update(`${cwd}\0${context}`).digest('hex'), part, fresh) },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    worker: (request) => (workerFile === undefined ? undefined : workerJudge(workerFile, { cwd, lang, request })),
    campaigns: { read: async (file) => (await import('../adapters/campaign-file.js')).readCampaign(from(file), schema('campaign')) },
    reviews: {
      exists: async (folder) => (await import('../adapters/review-files.js')).reviewFiles(schema('review')).exists(from(folder)),
      readAll: async (folder) => (await import('../adapters/review-files.js')).reviewFiles(schema('review')).readAll(from(folder)),
    },
    // Only `gate` and `compare` need these.
    policies: {
      read: async (file) => (await import('../adapters/policy-file.js')).policyFiles(schema('policy')).read(from(file)),
      create: async (file, policy) => (await import('../adapters/policy-file.js')).policyFiles(schema('policy')).create(from(file), policy),
    },
    results: {
      read: async (file) => (await import('../adapters/result-file.js')).resultFiles(schema('assessment')).read(from(file)),
      readAll: async (folder) => (await import('../adapters/result-file.js')).resultFiles(schema('assessment')).readAll(from(folder)),
    },
    output: { write: (file, content, protectedFolder) => outputFiles.write(from(file), content, protectedFolder) },
    today: () => PARIS.format(new Date()),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    asset: (name) => readFile(join(root, 'assets', 'fonts', name)),
  };
}
