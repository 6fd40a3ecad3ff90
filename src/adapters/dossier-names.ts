/** What a dossier's folder holds, one of them; the first is the one written. */
export const DOSSIER_FILES = ['dossier.yaml', 'dossier.yml', 'dossier.json'] as const;
