/** Names the formats of the field give to files and folders. Any other may be that of a patient. */
const USUAL = /^(?:IHE_XDM|SUBSET\d{1,4}|INDEX\.HTML?|README\.TXT|METADATA\.XML|DOC\d{1,5}\.(?:XML|PDF)|IHE_XDM\.ZIP|__MACOSX|\.DS_Store|\.svn|\.git|Thumbs\.db|desktop\.ini)$/i;
const ENDING = /\.(?:xml|pdf|html?|txt|zip|xsl|swp|tmp|bak)$/i;

/** Deep enough for any archive of the field; a longer path is cut. */
const MOST_LEVELS = 8;

/**
 * A path as it may be told: a usual name as it stands, any other folder by `*`, any other file by its rank among those it comes with:
 * `IHE_XDM/SUBSET01/[3].XML`.
 */
export function shownPath(path: string, rank: number): string {
  const names = path.split('/');
  const folders = names.slice(0, -1).slice(0, MOST_LEVELS).map((name) => (name === '' || name === '..' || USUAL.test(name) ? name : '*'));
  const last = names.at(-1) ?? '';
  const file = last === '' || last === '..' || USUAL.test(last) ? last : `[${rank}]${ENDING.exec(last)?.[0] ?? ''}`;
  return [...folders, file].join('/');
}
