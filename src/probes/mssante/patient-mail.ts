import { addDuration, isDay, type Day } from '../../core/day.js';
import { addressesOf, headerOf } from '../../formats/mime.js';
import { hasQualifiedTraits } from './cda-document.js';
import { hasTrueKey, isMatricule, masked } from './ins.js';
import { citizensOf, domainOf, headerPlace, subjectOf, type Mail } from './mail.js';
import { at, type Notes } from './notes.js';

/** « 25 Mo » does not say of which thousand: over the smaller it is told, over the greater it fails. */
const SIZE = { told: 25_000_000, failed: 26_214_400 };

function judgeAddresses(notes: Notes, mail: Mail, citizens: readonly string[]): void {
  const place = headerPlace(mail, 'To');
  for (const local of citizens) {
    const held = isMatricule(local);
    if (!held) notes.remark('mss.patient.address', place, { address: masked(local) });
    // Several official examples have a false key: on test data it is told, no more.
    else if (!hasTrueKey(local)) notes.remark('mss.patient.key', place, { address: masked(local) }, mail.environment === 'production' ? 'error' : 'warning');
    notes.judge('mss.patient.points', 'address', held, place);
  }
}

function isMinor(birthDate: string, day: Day): boolean {
  const born = birthDate.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isDay(born) && addDuration(born, 'P18Y') > day;
}

/** The address is the INS of the patient of the documents, and that INS is whole and said to be. */
function judgeQualified(notes: Notes, mail: Mail, citizens: readonly string[], day: Day): void {
  if (mail.cdas.length === 0 || mail.incomplete) return;
  const place = headerPlace(mail, 'To');
  const documents = mail.cdas.map(({ document }) => document);
  const other = citizens.some((local) => documents.some(({ ins }) => ins !== undefined && ins.matricule !== local));
  const announced = headerOf(mail.message.root.headers, 'x-mss-ins')?.raw === 'O';
  const problem = !documents.every(hasQualifiedTraits) ? 'incomplete' : other ? 'other' : announced ? undefined : 'header';
  if (problem) notes.remark('mss.patient.qualified', place, { problem });
  notes.judge('mss.patient.points', 'qualified', problem === undefined, place);
  if (documents.some(({ birthDate }) => isMinor(birthDate, day))) notes.judge('mss.patient.points', 'minor', !other, place);
}

function judgeEnd(notes: Notes, mail: Mail): void {
  const subject = subjectOf(mail.message);
  const held = subject === '[FIN]' || !/^(re\s*:\s*)?\[?\s*fin\s*\]?$/i.test(subject.trim());
  if (!held) notes.remark('mss.patient.endSubject', headerPlace(mail, 'Subject'));
  notes.judge('mss.patient.points', 'endSubject', held, headerPlace(mail, 'Subject'));
}

function judgeSize(notes: Notes, mail: Mail): void {
  const { size } = mail.message;
  if (size > SIZE.told) notes.remark('mss.patient.size', at(mail.artefact), { size }, size > SIZE.failed ? 'warning' : 'info');
  notes.judge('mss.patient.points', 'size', size <= SIZE.failed, at(mail.artefact));
}

function judgeHidden(notes: Notes, mail: Mail): void {
  if (mail.incomplete) return;
  for (const { entry, document } of mail.cdas) {
    const [hidden] = document.hiddenFromPatient;
    const place = at(mail.artefact, hidden ? { entry, xpath: hidden.xpath } : { entry });
    if (hidden) notes.remark('mss.patient.hidden', place, { code: hidden.code });
    notes.judge('mss.patient.points', 'hidden', hidden === undefined, place);
  }
}

/** A message to a patient: address, identity, end of exchange, size, where answers go, what must not be shown. */
export function judgePatientMail(notes: Notes, mail: Mail, domains: ReadonlySet<string> | undefined, day: Day): void {
  const citizens = citizensOf(mail.message);
  if (citizens.length === 0) return;
  judgeAddresses(notes, mail, citizens);
  judgeQualified(notes, mail, citizens, day);
  judgeEnd(notes, mail);
  judgeSize(notes, mail);
  judgeHidden(notes, mail);
  const replies = addressesOf(headerOf(mail.message.root.headers, 'reply-to')).map(({ address }) => domainOf(address));
  if (replies.length === 0 || domains) notes.judge('mss.patient.points', 'replyTo', replies.every((domain) => domains?.has(domain) === true), headerPlace(mail, 'Reply-To'));
}
