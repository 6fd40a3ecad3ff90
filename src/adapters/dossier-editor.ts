import type { DossierStore } from '../app/ports.js';
import type { KnownIds } from '../core/check-dossier.js';
import type { Referential } from '../core/referential.js';
import { interpretDossier, locateDossier, readDossierText } from './dossier-files.js';

/** The dossiers on disk. `known` is asked once, when a dossier is first opened. */
export function dossierFiles(known: () => Promise<KnownIds>, schemaFile: string): DossierStore {
  const knownWith = async (alongside: readonly Referential[] = []): Promise<KnownIds> => {
    const ids = await known();
    return alongside.length === 0 ? ids : { vocabulary: ids.vocabulary, referentials: [...ids.referentials, ...alongside] };
  };
  return {
    async open(argument, alongside) {
      const location = locateDossier(argument);
      const { text } = await readDossierText(location);
      return interpretDossier(text, location, await knownWith(alongside), schemaFile);
    },
    below: async (path) => (await import('./dossiers-below.js')).dossiersBelow(path),
    // Only what writes needs the whole of YAML.
    async edit(argument, alongside) {
      const location = locateDossier(argument);
      return (await import('./edit-dossier.js')).editDossier(location, await knownWith(alongside), schemaFile);
    },
    create: async (folder, content) => (await import('./edit-dossier.js')).createDossier(folder, content, await known(), schemaFile),
  };
}
