import { describe, expect, it } from 'vitest';
import type { Role, Value } from '../../src/core/dossier.js';
import { answers, judged, lgc, mssante } from '../fixtures/mssante.js';

/** What is lost when everything is ticked but one box: read in the texts, a box at a time. `½`: held in part. */
const CLIENT = `
mss.connection smtp            PROTO-01
mss.connection imap            PROTO-02
mss.connection neverClear      PROTO-01 PROTO-02
mss.connection tls12           TLS-01
mss.connection tls13           TLS-09
mss.connection ciphers         TLS-02
mss.peers valid                TLS-08
mss.peers expired              TLS-03
mss.peers revoked              TLS-04
mss.peers otherAuthority       TLS-06
mss.peers otherName            ½TLS-06
mss.peers crlDown              TLS-05
mss.session autoconfigFile     ½AUTO-01
mss.session autoconfigDns
mss.session xoauth2            AUTH-01
mss.session isolatedErrors     AUTH-02
mss.session tokenNotKept       AUTH-03
mss.session endsWithToken      AUTH-04
mss.session reopens            AUTH-05
mss.application plain          AUTH-06
mss.application replyTo        MSG-11
mss.application closing        MSG-15
mss.message onePatient         MSG-01
mss.message attachments        MSG-02
mss.message subject            MSG-04
mss.message pdfName            MSG-06
mss.message pdfContent         MSG-05
mss.message messageId          MSG-07
mss.message utf8               MSG-09
mss.message body               MSG-10
mss.message sender             MSG-12
mss.archive layout             XDM-LAYOUT
mss.archive links              XDM-HASH
mss.archive submission         XDM-SUBMISSIONSET
mss.archive identifiers        XDM-UNIQUEID
mss.archive codes              XDM-CODES
mss.archive patient            XDM-INS
mss.archive clean              XDM-JUNK
mss.headers codeCda            HDR-01
mss.headers ins                HDR-02
mss.headers nil                HDR-03
mss.receipts threaded          MSG-08
mss.receipts dsn               ACK-01
mss.receipts mdnRequest        ACK-02
mss.receipts mdnReturn         ACK-03
mss.traces every               TRC-01
mss.traces content             TRC-02
mss.directory search           ANN-01
mss.directory extraction       ANN-02
mss.directory users            ½ANN-02
mss.directory correspondents   ½ANN-02
mss.directory frequency        ½ANN-02
mss.handling refusalPatient    PAT-11
mss.handling refusalProfessional PAT-11-PRO
mss.handling replaces          MSG-14
mss.handling size              MSG-13
mss.handling receiptsShown     ACK-04
mss.handling sections          CDA-03
mss.reading patientId          MSG-03
mss.reading matched            UI-03
mss.reading safe               XDM-ZIPSAFE
mss.reading detected           UX-01
mss.reading integrated         ½UX-01
mss.reading worklist           ½UX-01
mss.reading statistics         ½UX-01
mss.reading readable           CDA-01
mss.reading stored             CDA-02
mss.reading duplicates         CDA-04
mss.inbox prefixHidden         UI-01
mss.inbox distinguished        PAT-09
mss.inbox traits               PAT-10
mss.patientMessage address     PAT-01
mss.patientMessage qualified   PAT-02
mss.patientMessage endHeader   PAT-03
mss.patientMessage endSubject  PAT-04
mss.patientMessage size        PAT-05
mss.patientMessage minor       PAT-06
mss.patientMessage replyTo     PAT-08
mss.patientMessage hidden      PAT-13
mss.patientFollowUp fromRecord UI-02
mss.patientFollowUp returns    PAT-07
mss.tests replayed             TST-01`;

const RELAY = `
mss.relay extracted    PFI-01
mss.relay reported     ½PFI-01
mss.relay hl7          HL7-01
mss.relay acknowledged ½HL7-01`;

const OPERATOR = `
mss.server tls12             TLS-01-OPE
mss.server tls13             OPE-05
mss.server ciphers           TLS-02-OPE
mss.server chain             TLS-06-OPE
mss.server mutual            TLS-07
mss.server smtp              PROTO-01-OPE
mss.server imap              PROTO-02-OPE
mss.server autoconfig        AUTO-01-OPE
mss.server xoauth2           AUTH-01-OPE
mss.server appCertificate    AUTH-06-OPE
mss.operatorDuties published OPE-02
mss.operatorDuties redList   ½OPE-02
mss.operatorDuties indicators OPE-03
mss.operatorDuties lifecycle OPE-04
mss.operatorRunning supervised OPE-06
mss.operatorRunning rotation OPE-07`;

const STRUCTURE = `
mss.structureMailboxes published   STR-01
mss.structureMailboxes perService  STR-02
mss.structureMailboxes procedure   STR-03
mss.structureMailboxes application STR-05
mss.structureUse integrated        STR-04
mss.structureUse rate              STR-06
mss.structureUse secured           LAW-01
mss.structureUse trustSpace        STR-07`;

const boxes = (id: string): string[] => (mssante.questions?.find((each) => each.id === id)?.choices ?? []).map((choice) => choice.id);
const rowsOf = (table: string): { question: string; box: string; lost: string[] }[] =>
  table.trim().split('\n').map((line) => {
    const [question = '', box = '', ...lost] = line.trim().split(/\s+/);
    return { question, box, lost };
  });

interface Who {
  readonly who: string;
  readonly table: string;
  readonly profile: Record<string, Value>;
  readonly role: Role;
}

const WHO: readonly Who[] = [
  { who: 'LGC', table: CLIENT, profile: { ...lgc, mailboxes: ['personal', 'application'] }, role: 'editor' },
  { who: 'PFI', table: RELAY, profile: { ...lgc, kind: 'pfi' }, role: 'editor' },
  { who: 'opérateur', table: OPERATOR, profile: { kind: 'other', mssante: ['operate'] }, role: 'operator' },
  { who: 'structure', table: STRUCTURE, profile: { kind: 'dpi', mssante: ['send'] }, role: 'structure' },
];

describe.each(WHO)('MSSanté, $who : une case de moins', ({ table, profile, role }) => {
  const rows = rowsOf(table);
  const questions = [...new Set(rows.map((row) => row.question))];
  const ticked: Record<string, Value> = { 'mss.tests': ['replayed'], 'igc.certificates': ['authCli'], 'ins.qualifiedOnly': true, 'mss.domainListed': true, ...Object.fromEntries(questions.filter((id) => id !== 'mss.tests').map((id) => [id, boxes(id)])) };

  const lost = (values: Record<string, Value>): string[] =>
    judged({ profile, roles: [role], answers: answers(values) }, undefined, false)
      .requirements.filter((each) => each.status === 'unmet' || each.status === 'partial')
      .map((each) => `${each.status === 'partial' ? '½' : ''}${each.id.replace(/^MSS-/, '')}`);

  it('rien n’est perdu quand tout est coché', () => {
    expect(lost(ticked)).toEqual([]);
  });

  it.each(rows)('$question sans $box : $lost', ({ question, box, lost: expected }) => {
    expect(lost({ ...ticked, [question]: (ticked[question] as string[]).filter((each) => each !== box) })).toEqual(expected);
  });

  it('la table nomme chaque case de ces questions', () => {
    for (const question of questions.filter((id) => id !== 'mss.tests')) expect(rows.filter((row) => row.question === question).map((row) => row.box)).toEqual(boxes(question));
  });
});

it('toute liste à cocher est dans une table ; celles de l’arrêté et des cas de test sont essayées à part', () => {
  const listed = new Set(WHO.flatMap(({ table }) => rowsOf(table).map((row) => row.question)));
  const others = (mssante.questions ?? []).filter((question) => question.kind === 'checklist' && !listed.has(question.id)).map((question) => question.id);
  expect(others).toEqual(['mss.unsentToProfessionals', 'mss.unsentToPatients']);
});
