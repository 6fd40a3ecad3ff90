import { lstat } from 'node:fs/promises';
import YAML from 'yaml';
import type { PolicyStore } from '../app/ports.js';
import { ConvergenceError } from '../core/error.js';
import type { Policy } from '../core/gate/policy.js';
import { cannotWrite, writeAtomically } from './atomic-write.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';
import { DOSSIER_LIMITS } from './yaml-content.js';
import { parseYaml } from './yaml-file.js';

const HEADING = ' Ce qu’une version doit valoir pour sortir : « convergence gate » l’applique.\n Écrite « aussi bien qu’aujourd’hui » ; chaque ligne se corrige à la main (schéma : convergence schema policy).';

/** The policy files of gates. */
export function policyFiles(schemaFile: string): PolicyStore {
  return {
    async read(file) {
      const text = decodeUtf8(await readBounded(file, file, DOSSIER_LIMITS.size), file);
      const content = parseYaml(text, file, DOSSIER_LIMITS);
      const problems = await checkSchema(content, schemaFile);
      if (problems.length > 0) throw new ConvergenceError(problems);
      return { policy: content.value as Policy, place: (path) => content.place(path) };
    },
    async create(file, policy) {
      if (await lstat(file).catch(() => undefined)) throw ConvergenceError.of('policy/exists', { file }, { file });
      const document = new YAML.Document(policy);
      document.commentBefore = HEADING;
      try {
        await writeAtomically(file, document.toString({ lineWidth: 0 }));
      } catch (error) {
        throw cannotWrite(file, error);
      }
    },
  };
}
