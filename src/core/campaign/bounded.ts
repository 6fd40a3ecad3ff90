import type { ErrorParams, Problem } from '../error.js';

/** A name that a dossier gives to one of its own things: the published schema holds no longer one. */
const LONGEST_ID = 200;
const LONGEST_PARAM = 300;
const MOST_WORDS = 40;

/** An id that a stranger chose, cut: what is longer is no name, and would fill a campaign. */
export function boundedId(id: string): string {
  return id.length > LONGEST_ID ? `${id.slice(0, LONGEST_ID - 1)}…` : id;
}

const cut = (text: string): string => (text.length > LONGEST_PARAM ? `${text.slice(0, LONGEST_PARAM - 1)}…` : text);

function boundedParams(params: ErrorParams): ErrorParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : typeof value === 'number' ? value : value.slice(0, MOST_WORDS).map(cut)]));
}

/** A problem as a campaign keeps it: what a stranger wrote in it is cut, and the line says enough of its place. */
export function boundedProblem({ code, params, place: { file, line, column } }: Pick<Problem, 'code' | 'params' | 'place'>): Pick<Problem, 'code' | 'params' | 'place'> {
  return { code, params: boundedParams(params), place: { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) } };
}
