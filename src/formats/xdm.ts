import { readSubmission, type DocumentEntry, type Submission } from './document-entry.js';
import { ParseError } from './parse-error.js';
import { shownPath } from './shown-name.js';
import { parseXml, XML_LIMITS, type XmlLimits } from './xml.js';
import { readZip, ZIP_LIMITS, type ZipEntry, type ZipLimits } from './zip.js';

/** Metadata are far smaller than documents. */
export const METADATA_LIMITS: XmlLimits = { ...XML_LIMITS, bytes: 4 * 1024 * 1024, nodes: 60_000 };

/** One lot is the rule; a batch has a few. */
const MOST_LOTS = 20;

/** One lot of an archive: a folder of IHE_XDM, its metadata and its files. */
export interface XdmLot {
  /** `IHE_XDM/SUBSET01`: in memory only, it may be the name of a patient. */
  readonly folder: string;
  readonly metadata: XdmMetadata;
  /** Files of the folder, the metadata and strays excluded. */
  readonly files: readonly ZipEntry[];
}

/** The metadata of a lot: absent, unreadable, or read. `entry` is where it is, or should be, as it may be told. */
export type XdmMetadata =
  | { readonly state: 'absent'; readonly entry: string }
  | { readonly state: 'unreadable'; readonly entry: string; readonly file: ZipEntry; readonly error: ParseError }
  | { readonly state: 'read'; readonly entry: string; readonly file: ZipEntry; readonly submission: Submission };

export interface XdmArchive {
  readonly entries: readonly ZipEntry[];
  readonly lots: readonly XdmLot[];
  /** What a system or an editor left behind: `.DS_Store`, `__MACOSX/`, temporary files. */
  readonly strays: readonly ZipEntry[];
}

const STRAY = /(^|\/)(__MACOSX\/|\.DS_Store$|\.svn\/|\.git\/|Thumbs\.db$|desktop\.ini$|\._)|\.sw[a-z]$|~$|\.(tmp|bak)$/i;

/** True for a file that a system or an editor left in an archive. */
export function isStray(path: string): boolean {
  return STRAY.test(path);
}

function folderOf(path: string): string | undefined {
  return /^IHE_XDM\/[^/]+(?=\/)/i.exec(path)?.[0];
}

function readMetadata(folder: string, files: readonly ZipEntry[]): XdmMetadata {
  const found = files.find((file) => file.path.slice(folder.length + 1).toUpperCase() === 'METADATA.XML');
  if (!found) return { state: 'absent', entry: shownPath(`${folder}/METADATA.XML`, 0) };
  try {
    return { state: 'read', entry: found.shown, file: found, submission: readSubmission(parseXml(found.bytes, METADATA_LIMITS)) };
  } catch (error) {
    if (error instanceof ParseError) return { state: 'unreadable', entry: found.shown, file: found, error };
    throw error;
  }
}

/** The file of its lot a document names, its case respected or not. */
export function fileOf(lot: XdmLot, document: DocumentEntry): { readonly file: ZipEntry; readonly exact: boolean } | undefined {
  const wanted = `${lot.folder}/${document.uri ?? ''}`;
  const exact = lot.files.find((file) => file.path === wanted);
  if (exact) return { file: exact, exact: true };
  const loose = lot.files.find((file) => file.path.toLowerCase() === wanted.toLowerCase());
  return loose && { file: loose, exact: false };
}

/**
 * Reads an IHE XDM archive: each folder of IHE_XDM is a lot, whatever its name. A lot whose metadata cannot be read is told, the others are read.
 * @throws ParseError those of `readZip`, and `xdm/too-many-lots`
 */
export async function readXdm(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<XdmArchive> {
  const entries = await readZip(bytes, limits);
  const strays = entries.filter(({ path }) => isStray(path));
  const kept = entries.filter(({ path }) => !isStray(path));
  const folders = [...new Set(kept.flatMap(({ path }) => folderOf(path) ?? []))];
  if (folders.length > MOST_LOTS) throw new ParseError('xdm/too-many-lots', { limit: MOST_LOTS });
  const lots = folders.map((folder): XdmLot => {
    const files = kept.filter(({ path }) => path.startsWith(`${folder}/`));
    const metadata = readMetadata(folder, files);
    return { folder, metadata, files: metadata.state === 'absent' ? files : files.filter((file) => file !== metadata.file) };
  });
  return { entries, lots, strays };
}
