import type { Problem } from '../../core/error.js';

type Param = Problem['params'][string];

const withSlashes = (path: string): string => path.replaceAll('\\', '/').replace(/\/{2,}/g, '/').replace(/^(?:\.\/)+(?=.)/, '').replace(/(?<=.)\/$/, '');
const lastOf = (path: string): string => path.split('/').at(-1) ?? path;

/** The folder of a dossier given by its folder or its file. */
export function folderOf(dossier: string): string {
  return dossier.replace(/(?<=[/\\])dossier\.(?:ya?ml|json)$/, '');
}

/** What a dossier is called in its own letter: neither the folders of who received it, nor the way there. */
export function nameOf(key: string): string {
  const parts = key.split(/[/\\]/).filter((part) => !/^(?:|\.{1,2}|dossier\.(?:ya?ml|json))$/.test(part));
  return parts.at(-1) ?? key;
}

/** The rest of a path below the dossier's folder, its name for the folder itself; undefined for another place. */
function insideOf(path: string, dossier: string): string | undefined {
  const [own, folder] = [withSlashes(path), withSlashes(folderOf(dossier))];
  if (own === folder) return lastOf(own);
  return own.startsWith(`${folder}/`) ? own.slice(folder.length + 1) : undefined;
}

/** A problem as its author reads it, from the folder of the dossier: where it lies on the machine of who received it is nobody else's business. */
export function toldInside({ code, params, place, severity }: Problem, dossier: string): Problem {
  const told = (value: Param): Param => (typeof value === 'number' ? value : typeof value === 'string' ? (insideOf(value, dossier) ?? value) : value.map((each) => insideOf(each, dossier) ?? each));
  const { file } = place;
  return { code, severity, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, told(value)])), place: { ...place, ...(file === undefined ? {} : { file: insideOf(file, dossier) ?? lastOf(withSlashes(file)) }) } };
}
