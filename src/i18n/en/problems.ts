import type { ErrorParams } from '../../core/error.js';
import type { SameKeys } from '../catalogue.js';
import type { problems as reference } from '../fr/problems.js';

type Params = ErrorParams;
type Param = Params[string] | undefined;

const words = (value: Param): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : value === undefined || value === '' ? [] : [String(value)]);
const list = (value: Param): string => words(value).join(', ');
const FRENCH: Readonly<Record<string, string>> = { 'un texte': 'a text', 'un nombre': 'a number', 'un nombre entier': 'a whole number', 'true ou false': 'true or false', 'une liste': 'a list', 'un ensemble de clés': 'a set of keys', rien: 'nothing' };
const or = (value: Param): string => words(value).map((each) => FRENCH[each] ?? each).join(' or ');
const bytes = (value: Param): string => `${Math.floor(Number(value) / (1024 * 1024))} MiB`;

function suggestion(p: Params, title: string): string {
  const near = words(p['nearest']);
  const known = words(p['known']);
  if (near.length > 0) return `did you mean “${near[0] ?? ''}”?`;
  return title === '' || known.length === 0 || known.length > 25 ? 'correct this name, or remove it' : `${title}: ${known.join(', ')}`;
}

function bounds(p: Params): string {
  if (p['min'] === '') return `of at most ${String(p['max'])}`;
  return p['max'] === '' ? `of at least ${String(p['min'])}` : `from ${String(p['min'])} to ${String(p['max'])}`;
}

/** For each problem: what is wrong, then what to do. */
export const problems: SameKeys<typeof reference> = {
  'file/missing': { what: (p: Params): string => `the file “${String(p['file'])}” cannot be found`, todo: (): string => 'check its path' },
  'file/not-regular': { what: (p: Params): string => `“${String(p['file'])}” is not a regular file (folder, pipe, device or link)`, todo: (): string => 'give a regular file' },
  'file/too-large': { what: (p: Params): string => `“${String(p['file'])}” is larger than allowed (${bytes(p['limit'])})`, todo: (): string => 'make it smaller, or remove what does not belong there' },
  'file/unreadable': { what: (p: Params): string => `“${String(p['file'])}” cannot be read (${String(p['reason'])})`, todo: (): string => 'check its access rights' },
  'file/encoding': { what: (p: Params): string => `“${String(p['file'])}” is not in UTF-8 (it looks like ${String(p['encoding'])})`, todo: (): string => 'save it as UTF-8 with your text editor' },
  'yaml/too-many-nodes': { what: (p: Params): string => `the file holds more than ${String(p['limit'])} elements`, todo: (): string => 'split it, or remove what does not belong there' },
  'yaml/too-deep': { what: (p: Params): string => `elements are nested more than ${String(p['limit'])} levels deep`, todo: (): string => 'flatten the file' },
  'yaml/alias': { what: (): string => 'a YAML alias (“*”) is not allowed in a dossier', todo: (): string => 'copy the value' },
  'yaml/anchor': { what: (): string => 'a YAML anchor (“&”) is not allowed in a dossier', todo: (): string => 'remove it and copy the value where it is used' },
  'yaml/tag': { what: (p: Params): string => `the YAML tag “${String(p['tag'])}” is not allowed in a dossier`, todo: (): string => 'remove it' },
  'yaml/complex-key': { what: (): string => 'a key must be a plain word', todo: (): string => 'write one key a line, followed by a colon' },
  'yaml/forbidden-key': { what: (p: Params): string => `the key “${String(p['key'])}” is not allowed`, todo: (): string => 'rename it or remove it' },
  'yaml/merge-key': { what: (): string => 'the merge key “<<” is not allowed', todo: (): string => 'copy the values' },
  'yaml/empty': { what: (): string => 'the file is empty', todo: (): string => 'write at least product.name, or create a dossier with “convergence init”' },
  'yaml/several-documents': { what: (): string => 'the file holds several YAML documents (“---”)', todo: (): string => 'keep one' },
  'yaml/duplicate-key': { what: (): string => 'a key is written twice', todo: (): string => 'keep one' },
  'yaml/syntax': { what: (p: Params): string => `the YAML cannot be read: ${String(p['detail'])}`, todo: (): string => 'check the indentation, colons and quotes of this line' },
  'schema/unknown-key': { what: (p: Params): string => `the key “${String(p['key'])}” is unknown here`, todo: (p: Params): string => `${suggestion(p, 'Possible keys')}` },
  'schema/missing-key': { what: (p: Params): string => `the key “${String(p['key'])}” is missing`, todo: (): string => 'add it' },
  'schema/type': { what: (p: Params): string => `“${String(p['key'])}” expects ${or(p['wanted'])}`, todo: (): string => 'correct the value; put a text between quotes when it looks like a number' },
  'schema/empty': { what: (p: Params): string => `“${String(p['key'])}” is empty`, todo: (): string => 'give it a value, or remove the key' },
  'schema/enum': { what: (p: Params): string => `“${String(p['value'])}” is not a value of “${String(p['key'])}”`, todo: (p: Params): string => `${suggestion({ ...p, known: p['allowed'] ?? [] }, 'Possible values')}` },
  'schema/day': { what: (p: Params): string => `“${String(p['value'])}” is not a day`, todo: (): string => 'write it YYYY-MM-DD, for instance 2026-03-31' },
  'schema/pattern': { what: (p: Params): string => `“${String(p['value'])}” does not have the form expected of “${String(p['key'])}”`, todo: (): string => 'correct it; “convergence schema” gives the form' },
  'schema/too-many': { what: (p: Params): string => `“${String(p['key'])}” exceeds the limit of ${String(p['limit'])}`, todo: (): string => 'shorten it' },
  'schema/invalid': { what: (p: Params): string => `“${String(p['key'])}” does not follow the schema (${String(p['detail'])})`, todo: (): string => '“convergence schema” gives the form' },
  'dossier/missing': { what: (p: Params): string => `the dossier “${String(p['file'])}” cannot be found`, todo: (p: Params): string => `check the path, or create it with “convergence init ${String(p['file'])}”` },
  'dossier/no-file': { what: (p: Params): string => `“${String(p['file'])}” holds no dossier.yaml`, todo: (p: Params): string => `create it with “convergence init ${String(p['file'])}”` },
  'dossier/exists': { what: (p: Params): string => `“${String(p['file'])}” exists already`, todo: (): string => 'choose another folder, or change this one with “convergence interview”' },
  'dossier/extension': { what: (p: Params): string => `“${String(p['file'])}” is neither a folder nor a .yaml, .yml or .json file`, todo: (): string => 'give the folder, or its dossier.yaml' },
  'dossier/linked-outside': { what: (p: Params): string => `“${String(p['file'])}” is a link that leaves the dossier`, todo: (): string => 'replace it with the file itself' },
  'dossier/changed-meanwhile': { what: (p: Params): string => `“${String(p['file'])}” was changed elsewhere since it was read`, todo: (): string => 'run the command again: nothing was overwritten' },
  'dossier/unknown-question': { what: (p: Params): string => `no question is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, '')}` },
  'dossier/unknown-profile': { what: (p: Params): string => `no profile question is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, 'Profile questions')}` },
  'dossier/unknown-list': { what: (p: Params): string => `no list is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, 'Possible lists')}` },
  'dossier/unknown-field': { what: (p: Params): string => `“${String(p['id'])}” is not a field of this list`, todo: (p: Params): string => `${suggestion(p, 'Possible fields')}` },
  'dossier/unknown-evidence': { what: (p: Params): string => `the evidence “${String(p['id'])}” is not declared under “evidence”`, todo: (p: Params): string => `${suggestion(p, 'Declared evidence')}` },
  'dossier/unknown-referential': { what: (p: Params): string => `no shipped referential is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, 'Shipped referentials')}` },
  'dossier/unknown-edition': { what: (p: Params): string => `this referential has no edition “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, 'Editions')}` },
  'dossier/unknown-theme': { what: (p: Params): string => `no theme is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, 'Themes')}` },
  'dossier/unknown-requirement': { what: (p: Params): string => `no requirement is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, '')}` },
  'dossier/unknown-action': { what: (p: Params): string => `no action is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, '')}` },
  'dossier/unknown-choice': { what: (p: Params): string => `“${String(p['choice'])}” is not a choice of “${String(p['question'])}”`, todo: (p: Params): string => `${suggestion(p, 'Possible choices')}` },
  'dossier/referential-path': { what: (p: Params): string => `“${String(p['value'])}” is a path: a dossier may only name shipped referentials`, todo: (): string => 'write an id; for a file, pass --referential to the command' },
  'dossier/no-partly': { what: (p: Params): string => `“${String(p['question'])}” does not take “partly”`, todo: (): string => 'answer true or false' },
  'dossier/out-of-range': { what: (p: Params): string => `the answer to “${String(p['question'])}” is out of bounds (${String(p['value'])})`, todo: (p: Params): string => `give a number ${bounds(p)}` },
  'dossier/value-yesNo': { what: (p: Params): string => `the answer to “${String(p['question'])}” must be true or false, not “${String(p['value'])}”`, todo: (): string => 'correct the value' },
  'dossier/value-choice': { what: (p: Params): string => `the answer to “${String(p['question'])}” must be one choice`, todo: (p: Params): string => `${suggestion(p, 'Possible choices')}` },
  'dossier/value-checklist': { what: (p: Params): string => `the answer to “${String(p['question'])}” must be a list of choices between brackets`, todo: (p: Params): string => `${suggestion(p, 'Possible choices')}` },
  'dossier/value-number': { what: (p: Params): string => `the answer to “${String(p['question'])}” must be a number, not “${String(p['value'])}”`, todo: (): string => 'correct the value' },
  'dossier/value-date': { what: (p: Params): string => `the answer to “${String(p['question'])}” must be a day`, todo: (): string => 'write it YYYY-MM-DD' },
  'dossier/value-text': { what: (p: Params): string => `the answer to “${String(p['question'])}” must be a text`, todo: (): string => 'put the value between quotes' },
  'dossier/impossible-day': { what: (p: Params): string => `“${String(p['value'])}” is not a day of the calendar`, todo: (): string => 'write an existing day, YYYY-MM-DD' },
  'dossier/backwards': { what: (p: Params): string => `the end (${String(p['until'])}) comes before the start (${String(p['from'])})`, todo: (): string => 'correct one of the two dates' },
  'dossier/empty-answer': { what: (p: Params): string => `the answer to “${String(p['question'])}” says nothing`, todo: (): string => 'give value, skipped (a reason) or notApplicable (a reason), or remove it' },
  'dossier/two-answers': { what: (p: Params): string => `the answer to “${String(p['question'])}” says two things at once (${list(p['keys'])})`, todo: (): string => 'keep one' },
  'dossier/empty-reason': { what: (p: Params): string => `the reason given for “${String(p['question'])}” is empty`, todo: (): string => 'write why' },
  'dossier/duplicate-item': { what: (p: Params): string => `two items of the list are called “${String(p['id'])}”`, todo: (): string => 'rename one' },
  'dossier/commitment-subject': { what: (p: Params): string => `the commitment “${String(p['id'])}” must aim at a theme and its level, or a requirement, or an action`, todo: (): string => 'keep one subject' },
  'dossier/effort-order': { what: (p: Params): string => `the effort of “${String(p['action'])}” is not in the order min, likely, max`, todo: (): string => 'correct the three numbers' },
  'evidence/outside': { what: (p: Params): string => `the evidence “${String(p['file'])}” is outside the dossier`, todo: (): string => 'copy the file into the dossier, and give a relative path without “..” nor a link that leaves it' },
  'output/symlink': { what: (p: Params): string => `“${String(p['file'])}” is a link: nothing is written through it`, todo: (): string => 'remove the link, or choose another name' },
  'output/not-a-file': { what: (p: Params): string => `“${String(p['file'])}” exists and is not a file`, todo: (): string => 'choose another name' },
  'output/own-file': { what: (p: Params): string => `“${String(p['file'])}” belongs to the dossier assessed: no document replaces it`, todo: (): string => 'choose another name, or another folder with --out' },
  'output/cannot-write': { what: (p: Params): string => `“${String(p['file'])}” cannot be written (${String(p['reason'])})`, todo: (): string => 'check the rights and the space left, or choose another folder' },
  'referential/missing': { what: (p: Params): string => `the referential “${String(p['file'])}” cannot be found`, todo: (): string => 'check the path' },
  'referential/unknown': { what: (p: Params): string => `no referential is called “${String(p['id'])}”`, todo: (p: Params): string => `${suggestion(p, 'Shipped referentials')}` },
  'referential/unknown-edition': { what: (p: Params): string => `the referential “${String(p['id'])}” has no edition “${String(p['edition'])}”`, todo: (p: Params): string => `${suggestion(p, 'Editions')}` },
  'referential/none-in-force': { what: (p: Params): string => `no edition of “${String(p['id'])}” is in force on ${String(p['date'])}`, todo: (p: Params): string => `change the date, or name an edition: ${String(p['id'])}@…, among ${list(p['known'])}` },
  'referential/none-applies': { what: (p: Params): string => `no referential in force on ${String(p['date'])} applies to this profile`, todo: (): string => 'complete the profile, change the date, or name a referential with --referential' },
  'referential/takes-shipped-id': { what: (p: Params): string => `this referential takes the id of a shipped one (“${String(p['id'])}”)`, todo: (): string => 'give it another id' },
  'referential/two-editions': { what: (p: Params): string => `two editions of “${String(p['id'])}” are asked for at once`, todo: (): string => 'ask for one, and compare the two results' },
  'referential/folder-name': { what: (p: Params): string => `the referential “${String(p['id'])}” stands in the folder “${String(p['folder'])}”`, todo: (): string => 'name the folder after the id' },
  'usage/date': { what: (p: Params): string => `“${String(p['value'])}” is not a day of the calendar`, todo: (): string => 'write --date YYYY-MM-DD, for instance --date 2026-03-31' },
};
