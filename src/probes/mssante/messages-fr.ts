import type { CheckWords, ProbeWords } from '../probe.js';
import { CODES, DEFECTS, EBXML, END, INS_HEADER, MDN_ERROR, MDN_SUBJECT, MESSAGE_ID, NIL, OPERATOR, PARTS, PDF_NAME, PREFIX, QUALIFIED, reading, SENDER, SIGNATURE, SUBJECT, THREAD, URI, ARCHIVE } from './problems-fr.js';
import { list, one, text, words, type Params } from './params.js';

const quoted = (p: Params, name: string): string => `« ${text(p, name)} »`;
const charset = (p: Params): string => (p['charset'] === 'absent' ? 'aucun' : text(p, 'charset'));
const codes = (p: Params): string => [words(p['missing']).length > 0 ? ` ; manquent : ${list(p, 'missing')}` : '', words(p['extra']).length > 0 ? ` ; en trop : ${list(p, 'extra')}` : ''].join('');
const missing = (p: Params): string => (words(p['missing']).length > 0 ? ` : ${list(p, 'missing')}` : '');
const document = (p: Params): string => (p['reason'] === 'other' ? 'ce fichier XML n’est pas un document CDA' : `le document ne peut pas être lu : ${reading(p)}`);
const ins = (p: Params): string => (p['problem'] === 'other' ? `le matricule ${text(p, 'patient')} ou son OID n’est pas celui du CDA, ${text(p, 'document')}` : 'l’attribut patientId ne porte pas de matricule INS avec son OID');
const form = (p: Params): string => `type « ${text(p, 'type')} », autorité « ${text(p, 'kind')} »`;

/** What each check says, in French. */
export const fr: Readonly<Record<string, CheckWords>> = {
  'mss.message.unreadable': { title: 'Message lisible', found: (p) => `le message ne peut pas être lu : ${reading(p)}`, todo: 'Exportez la source complète du message (.eml), telle qu’elle a été envoyée.' },
  'mss.message.form': { title: 'Forme du message', found: (p) => one(p, 'defect', DEFECTS), todo: 'Corrigez ce qui écrit le message : certains lecteurs s’arrêtent là.' },
  'mss.message.date': { title: 'Date du message', found: () => 'l’en-tête Date est absent', todo: 'Ajoutez l’en-tête Date.' },
  'mss.message.id': { title: 'Message-ID', found: (p) => one(p, 'problem', MESSAGE_ID), todo: 'Donnez à chaque message un seul Message-ID, unique, de la forme <gauche@droite>.' },
  'mss.message.utf8': { title: 'Texte en UTF-8', found: (p) => `une partie de texte n’est pas en UTF-8 (jeu de caractères annoncé : ${charset(p)})`, todo: 'Écrivez les parties de texte en UTF-8, et annoncez charset=utf-8.' },
  'mss.message.body': { title: 'Corps du message', found: (p) => `le corps est de type ${quoted(p, 'type')}`, todo: 'Écrivez le corps en text/plain ou en multipart/alternative.' },
  'mss.message.sender': { title: 'Libellé de l’expéditeur', found: (p) => one(p, 'problem', SENDER), todo: 'Donnez à la boîte un libellé qui dise la personne et sa structure, ou l’entité.' },
  'mss.message.replyTo': { title: 'Adresse de réponse', found: (p) => `le domaine ${quoted(p, 'domain')} n’est pas dans la liste blanche fournie`, todo: 'Faites répondre à une boîte MSSanté, ou fournissez la liste blanche du jour.' },
  'mss.message.thread': { title: 'Fil de la réponse', found: (p) => one(p, 'problem', THREAD), todo: 'Dans une réponse, reprenez l’identifiant du message d’origine dans In-Reply-To, et à la fin de References.' },
  'mss.message.onePatient': { title: 'Un seul usager par message', found: (p) => `le message nomme ${text(p, 'count')} identifiants d’usager : ${list(p, 'patients')}`, todo: 'Envoyez un message pour chaque usager.' },
  'mss.message.notification': { title: 'Notification d’erreur', found: () => 'ce message annonce une erreur d’intégration sans être un MDN ; il n’est pas compté comme accusé', todo: 'Rien à corriger si l’émetteur n’a pas demandé de MDN.' },
  'mss.subject.prefix': { title: 'Préfixe de l’objet', found: (p) => one(p, 'problem', PREFIX), todo: 'Commencez l’objet par « XDM/1.0/DDM+ », suivi du libellé, du nom, du prénom et de la date de naissance.' },
  'mss.subject.content': { title: 'Objet et documents', found: (p) => `l’objet n’est pas celui que les documents donnent : ${one(p, 'part', SUBJECT)}`, todo: 'Construisez l’objet depuis le CDA : libellé du code (40 caractères au plus) ou « N documents », nom de naissance en capitales sans accent, prénom sans accent, date JJ/MM/AAAA.' },
  'mss.subject.encoding': { title: 'Encodage de l’objet', found: () => 'l’objet contient des caractères non ASCII bruts', todo: 'Encodez l’objet (RFC 2047).' },
  'mss.attachment.archive': { title: 'Archive jointe', found: (p) => one(p, 'problem', ARCHIVE), todo: 'Joignez une seule archive, nommée IHE_XDM.zip.' },
  'mss.attachment.archiveName': { title: 'Nom de l’archive', found: (p) => `l’archive se nomme ${quoted(p, 'name')}`, todo: 'Nommez-la IHE_XDM.zip, casse comprise.' },
  'mss.attachment.archiveType': { title: 'Type de l’archive', found: (p) => `l’archive est annoncée en ${quoted(p, 'type')}`, todo: 'Annoncez application/zip.' },
  'mss.attachment.pdf': { title: 'Autant de PDF que de documents', found: (p) => `PDF joints : ${text(p, 'pdf')} ; documents CDA dans l’archive : ${text(p, 'cda')}`, todo: 'Joignez un PDF pour chaque document CDA.' },
  'mss.attachment.pdfA': { title: 'PDF/A-1', found: () => 'rien dans les métadonnées du PDF n’annonce PDF/A-1 (pdfaid:part = 1)', todo: 'Produisez le PDF en PDF/A-1, et vérifiez-le avec un validateur PDF/A : l’annonce ne suffit pas.' },
  'mss.attachment.pdfName': { title: 'Nom du PDF', found: (p) => one(p, 'problem', PDF_NAME), todo: 'Nommez le PDF : date de l’acte (AAAAMMJJ), type de document, NOM, prénom, séparés par « _ ».' },
  'mss.attachment.pdfContent': { title: 'PDF tiré du CDA', found: (p) => `aucun PDF joint n’est identique à celui que ${quoted(p, 'entry')} encapsule`, todo: 'Joignez le PDF même que le CDA de niveau 1 encapsule.' },
  'mss.attachment.nameEncoding': { title: 'Encodage des noms de fichier', found: () => 'un nom de fichier contient des caractères non ASCII bruts', todo: 'Encodez le nom de fichier (RFC 2231).' },
  'mss.header.codeCda': { title: 'En-tête X-MSS-CODECDA', found: (p) => `${one(p, 'problem', CODES)}${codes(p)}`, todo: 'Posez X-MSS-CODECDA avec les codes de tous les CDA de l’archive, séparés par des virgules ; sans CDA, retirez-le.' },
  'mss.header.ins': { title: 'En-tête X-MSS-INS', found: (p) => one(p, 'problem', INS_HEADER), todo: 'Posez X-MSS-INS : O si matricule, OID et quatre traits sont dans les documents, N sinon ; sans CDA, retirez-le.' },
  'mss.header.nil': { title: 'En-tête X-MSS-NIL', found: (p) => one(p, 'problem', NIL), todo: 'Posez une fois X-MSS-NIL, sur tous les courriels, avec la référence du logiciel qui produit le message.' },
  'mss.header.end': { title: 'En-tête X-MSS-MES', found: (p) => one(p, 'problem', END), todo: 'Écrivez FIN, en trois majuscules, et seulement vers un usager.' },
  'mss.patient.address': { title: 'Adresse d’un usager', found: (p) => `la partie locale de l’adresse (${text(p, 'address')}) n’est pas un matricule INS`, todo: 'Formez l’adresse du matricule INS de 15 caractères, sans préfixe ni suffixe, puis @patient.mssante.fr.' },
  'mss.patient.key': { title: 'Clé du matricule de l’adresse', found: (p) => `la clé du matricule ${text(p, 'address')} est fausse`, todo: 'Reprenez le matricule tel qu’INSi le rend ; des exemples officiels de test ont une clé fausse.' },
  'mss.patient.qualified': { title: 'Adresse et identité qualifiée', found: (p) => one(p, 'problem', QUALIFIED), todo: 'N’écrivez à un usager que si son INS est qualifiée : l’adresse est alors celle du patient des documents, et X-MSS-INS vaut O.' },
  'mss.patient.endSubject': { title: 'Fin d’échange par l’objet', found: () => 'l’objet ressemble à une fin d’échange sans être exactement [FIN] : il n’en sera pas une', todo: 'Préférez l’en-tête X-MSS-MES: FIN ; sinon, l’objet est exactement [FIN].' },
  'mss.patient.size': { title: 'Taille vers un usager', found: (p) => `le message pèse ${text(p, 'size')} octets`, todo: 'Restez sous 25 Mo, message encodé ; le texte ne dit pas s’il compte par 1 000 ou par 1 024.' },
  'mss.patient.hidden': { title: 'Document non visible par le patient', found: (p) => `un document ${quoted(p, 'code')} est envoyé à une boîte d’usager`, todo: 'N’envoyez pas à l’usager un document qui lui est rendu invisible, ou à ses représentants légaux.' },
  'mss.mdn.parts': { title: 'Parties du MDN', found: (p) => `${one(p, 'problem', PARTS)}${missing(p)}`, todo: 'Rendez trois parties dans l’ordre : text/plain, message/disposition-notification, message/rfc822 avec le courriel d’origine entier.' },
  'mss.mdn.fields': { title: 'Champs du MDN', found: (p) => `champs absents : ${list(p, 'fields')}`, todo: 'Renseignez Disposition, Final-Recipient, Original-Message-ID et Original-Recipient.' },
  'mss.mdn.recipientType': { title: 'Destinataire du MDN', found: () => 'Final-Recipient n’a pas de type d’adresse', todo: 'Écrivez Final-Recipient: rfc822; puis l’adresse.' },
  'mss.mdn.disposition': { title: 'Disposition du MDN', found: () => 'le champ Disposition n’a pas la forme attendue', todo: 'Écrivez le mode, le mode d’envoi, « ; », puis displayed, deleted, dispatched ou processed, et /error en cas d’erreur.' },
  'mss.mdn.legacyError': { title: 'Ancienne forme de l’erreur', found: (p) => `l’erreur ${text(p, 'code')} est écrite dans Disposition, forme des éditions antérieures à la v1.1.3 du volet`, todo: 'Écrivez processed/error, et le code dans le champ Error.' },
  'mss.mdn.error': { title: 'Code d’erreur du MDN', found: (p) => one(p, 'problem', MDN_ERROR), todo: 'Dites l’erreur par un code de 900 à 906 et son libellé, dans le champ Error.' },
  'mss.mdn.subject': { title: 'Objet du MDN', found: (p) => one(p, 'outcome', MDN_SUBJECT), todo: 'En succès, reprenez l’objet d’origine ; en erreur, précédez-le de « [KO Intégration système !][code] ».' },
  'mss.dsn.fields': { title: 'Champs du DSN', found: (p) => `champs absents : ${list(p, 'fields')}`, todo: 'Demandez à l’opérateur un avis conforme : Final-Recipient, Action et Status pour chaque destinataire.' },
  'mss.dsn.subject': { title: 'Objet du DSN', found: (p) => `l’objet dit le contraire des champs : Action ${text(p, 'action')}, Status ${text(p, 'status')}`, todo: 'Lisez le résultat dans les champs Action et Status, jamais dans l’objet.' },
  'mss.xdm.unreadable': { title: 'Archive lisible', found: (p) => `l’archive ne peut pas être lue : ${reading(p)}`, todo: 'Refaites l’archive, et vérifiez qu’elle s’ouvre hors du produit.' },
  'mss.xdm.layout': { title: 'Arborescence de l’archive', found: (p) => `le fichier ${quoted(p, 'entry')} est absent`, todo: 'Placez INDEX.HTM et README.TXT à la racine, et un METADATA.XML dans chaque dossier de IHE_XDM.' },
  'mss.xdm.names': { title: 'Noms dans l’archive', found: (p) => `${quoted(p, 'entry')} n’est pas en majuscules, de 8 caractères plus 3`, todo: 'Nommez les fichiers et dossiers en A-Z, 0-9 et _, sur 8 caractères et une extension de 3.' },
  'mss.xdm.clean': { title: 'Fichiers parasites', found: (p) => `fichiers parasites : ${text(p, 'count')} (${list(p, 'entries')})`, todo: 'Construisez l’archive depuis une liste de fichiers, pas depuis un dossier de travail.' },
  'mss.xdm.metadata': { title: 'METADATA.XML lisible', found: (p) => `METADATA.XML ne peut pas être lu : ${reading(p)}`, todo: 'Produisez un XML bien formé, sans DOCTYPE.' },
  'mss.xdm.ebxml': { title: 'Édition d’ebXML', found: (p) => `les métadonnées sont écrites en ebXML ${one(p, 'edition', EBXML)}`, todo: 'Écrivez les métadonnées en ebXML 3.0 (urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0).' },
  'mss.xdm.set': { title: 'Lot de soumission', found: (p) => `lots (SubmissionSet) déclarés dans ce dossier : ${text(p, 'count')}`, todo: 'Déclarez exactement un SubmissionSet par dossier.' },
  'mss.xdm.member': { title: 'Lien du lot au document', found: (p) => `aucune association HasMember « Original » ne relie le lot à son document n° ${text(p, 'rank')}`, todo: 'Reliez le lot à chacun de ses documents.' },
  'mss.xdm.required': { title: 'Attributs obligatoires', found: (p) => `l’attribut ${text(p, 'attribute')} est absent de ${text(p, 'subject')}`, todo: 'Renseignez cet attribut : IHE le rend obligatoire dans une archive.' },
  'mss.xdm.uri': { title: 'URI du document', found: (p) => one(p, 'problem', URI), todo: 'Écrivez dans URI le nom exact d’un fichier du même dossier, casse comprise.' },
  'mss.xdm.hash': { title: 'Empreinte du document', found: (p) => `l’empreinte déclarée n’est pas celle de ${quoted(p, 'entry')}`, todo: 'Calculez le SHA-1 du fichier tel qu’il est mis dans l’archive.' },
  'mss.xdm.size': { title: 'Taille du document', found: (p) => `taille déclarée : ${text(p, 'declared')} ; taille du fichier : ${text(p, 'actual')} octets`, todo: 'Écrivez la taille du fichier en octets, tel qu’il est mis dans l’archive.' },
  'mss.xdm.undescribed': { title: 'Fichier non décrit', found: (p) => `aucun document de METADATA.XML ne décrit ${quoted(p, 'entry')}`, todo: 'Décrivez ce fichier, ou retirez-le de l’archive.' },
  'mss.xdm.document': { title: 'Document CDA', found: (p) => document(p), todo: 'Mettez dans l’archive des documents CDA R2 bien formés, sans DOCTYPE.' },
  'mss.xdm.uniqueId': { title: 'Identifiant du document', found: () => 'l’attribut uniqueId n’est pas l’identifiant du CDA', todo: 'Reprenez ClinicalDocument/id : root, ou root^extension.' },
  'mss.xdm.typeCode': { title: 'Type du document', found: (p) => `l’attribut typeCode, ${quoted(p, 'typeCode')}, n’est pas le code du CDA, ${quoted(p, 'code')}`, todo: 'Reprenez ClinicalDocument/code.' },
  'mss.xdm.codes': { title: 'Codes du document', found: (p) => `codes absents ou sans nomenclature : ${list(p, 'codes')}`, todo: 'Codez chacun, avec son codingScheme.' },
  'mss.xdm.contentType': { title: 'Type de contenu du lot', found: () => 'le lot n’a pas de contentTypeCode', todo: 'Codez le type de contenu du lot.' },
  'mss.xdm.ins': { title: 'INS du patient', found: (p) => ins(p), todo: 'Mettez dans patientId le matricule INS et son OID, ceux du CDA, quand l’identité est qualifiée.' },
  'mss.xdm.escaped': { title: 'Échappement de patientId', found: () => 'l’attribut patientId contient « &amp; » après lecture : il a été échappé deux fois', todo: 'N’échappez qu’une fois : &amp; dans le fichier, & après lecture.' },
  'mss.xdm.patientForm': { title: 'Forme de patientId', found: (p) => `l’attribut patientId n’a pas la forme attendue : ${form(p)}`, todo: 'Écrivez matricule^^^&OID&ISO^NH.' },
  'mss.xdm.patientSet': { title: 'Patient du lot', found: () => 'le patient du lot n’est pas écrit comme celui du document', todo: 'Reprenez le même patientId dans le lot et dans ses documents.' },
  'mss.xdm.traits': { title: 'Traits du patient', found: (p) => `l’attribut sourcePatientInfo diffère du CDA : ${list(p, 'fields')}`, todo: 'Reprenez les traits du CDA.' },
  'mss.artefact.manyRemarks': { title: 'Remarques semblables montrées jusqu’à cent par fichier', found: (p) => `d’autres remarques, semblables à celles montrées, ne le sont pas ; nombre : ${text(p, 'count')}`, todo: 'Corrigez les premières, puis relancez la sonde.' },
  'mss.whiteList.unreadable': { title: 'Liste blanche lisible', found: (p) => `la liste blanche ne peut pas être lue : ${reading(p)}`, todo: 'Téléchargez-la de nouveau depuis le site officiel.' },
  'mss.whiteList.namespace': { title: 'Espace de noms de la liste', found: (p) => `espace de noms : ${quoted(p, 'namespace')}`, todo: 'Utilisez le fichier publié, sans le transformer.' },
  'mss.whiteList.signature': { title: 'Signature de la liste', found: (p) => `${one(p, 'problem', SIGNATURE)} : la liste n’est pas fiable`, todo: 'Utilisez le fichier publié, tel quel : une copie, un extrait ou une mise en forme perdent la signature.' },
  'mss.whiteList.signer': { title: 'Certificat du signataire', found: (p) => `le certificat, valable du ${text(p, 'from')} au ${text(p, 'until')}, ne l’est pas à la date de génération (${text(p, 'generated')})`, todo: 'Téléchargez la liste du jour.' },
  'mss.whiteList.content': { title: 'Contenu de la liste', found: (p) => `entrées : ${text(p, 'entries')} ; domaines : ${text(p, 'domains')} ; opérateurs : ${text(p, 'operators')} ; générée le ${text(p, 'generated')} (jours écoulés : ${text(p, 'days')})`, todo: 'Rien à corriger ; prenez la liste du jour si celle-ci a vieilli.' },
  'mss.whiteList.operator': { title: 'Nom d’opérateur', found: (p) => `${one(p, 'problem', OPERATOR)} ; entrées : ${text(p, 'count')}, dont ${quoted(p, 'domain')}`, todo: 'Comparez les noms partie par partie, jamais comme un texte.' },
  'mss.whiteList.domain': { title: 'Domaine de l’expéditeur', found: (p) => `le domaine ${quoted(p, 'domain')} n’est pas dans la liste blanche fournie`, todo: 'Vérifiez le domaine auprès de l’opérateur, ou prenez la liste du jour.' },
};

/** Why a fact could not be stated, in French. */
export const reasonsFr: ProbeWords['reasons'] = {
  'mss.reason.nothing': () => 'aucun artefact ne permet de juger ces points',
  'mss.reason.noWhiteList': () => 'aucune liste blanche n’est fournie',
  'mss.reason.noDomain': () => 'aucun message ne dit de quel domaine le produit écrit',
  'mss.reason.unsigned': () => 'la signature de la liste blanche est absente ou fausse',
  'mss.reason.chain': () => 'la signature est juste, mais la chaîne du signataire ne se vérifie pas sans l’ancre de l’IGC-Santé',
};
