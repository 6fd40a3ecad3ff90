import { text, type Params } from './params.js';

/** What a parameter names by a code, in French. */
type Codes = Readonly<Record<string, string>>;

const READING: Codes = {
  'xml/too-large': 'il est trop gros',
  'xml/encoding': 'son encodage n’est pas reconnu',
  'xml/not-text': 'ses octets ne sont pas du texte dans l’encodage qu’il annonce',
  'xml/doctype': 'il contient un DOCTYPE',
  'xml/too-deep': 'ses éléments sont trop imbriqués',
  'xml/too-many-nodes': 'il a trop d’éléments',
  'xml/not-well-formed': 'ce n’est pas du XML bien formé',
  'submission/too-many-objects': 'il décrit trop de documents',
  'zip/too-large': 'trop grosse, ou trop grosse une fois décompressée',
  'zip/damaged': 'elle est endommagée, coupée, ou n’est pas une archive ZIP',
  'zip/too-many-entries': 'elle a trop d’entrées',
  'zip/bad-name': 'un nom d’entrée n’est pas permis',
  'zip/absolute-path': 'une entrée a un chemin absolu',
  'zip/path-escape': 'une entrée sort de l’archive (« .. »)',
  'zip/encrypted': 'une entrée est chiffrée',
  'zip/symlink': 'une entrée est un lien symbolique',
  'zip/special-file': 'une entrée n’est pas un fichier ordinaire',
  'zip/compression': 'une entrée est compressée par une méthode inconnue',
  'zip/ratio': 'son taux de compression est celui d’une archive piégée',
  'zip/duplicate-entry': 'deux entrées ont le même nom',
  'zip/nested': 'elle contient une autre archive',
  'zip/too-many-tags': 'elle contient trop d’éléments XML',
  'xdm/too-many-lots': 'elle contient trop de lots',
  'mime/too-large': 'il est trop gros',
  'mime/not-a-message': 'ce n’est pas un message : aucun en-tête',
  'mime/too-many-parts': 'il a trop de parties',
  'mime/too-deep': 'ses parties sont trop imbriquées',
  'mime/headers-too-large': 'ses en-têtes sont trop longs',
  'mime/too-many-headers': 'il a trop d’en-têtes',
  'mime/too-many-lines': 'il a trop de lignes',
  'whiteList/not-a-list': 'ce n’est pas une liste blanche MSSanté',
};
export const DEFECTS: Codes = {
  bom: 'le fichier commence par une marque d’ordre des octets (BOM)',
  headerLine: 'une ligne d’en-tête n’a pas de nom',
  finalBoundary: 'la frontière finale d’une partie manque',
  boundaryMissing: 'une partie multiple n’annonce pas sa frontière',
};
export const MESSAGE_ID: Codes = {
  absent: 'l’en-tête est absent',
  several: 'l’en-tête est présent plusieurs fois',
  form: 'l’identifiant n’a pas la forme <gauche@droite>',
  duplicate: 'un autre message porte le même identifiant',
};
export const SENDER: Codes = {
  absent: 'l’expéditeur n’a pas de libellé',
  address: 'le libellé de l’expéditeur est une adresse',
};
export const THREAD: Codes = {
  inReplyTo: 'In-Reply-To ne porte pas un identifiant de message',
  references: 'References est absent ou vide',
  order: 'References ne se termine pas par l’identifiant d’In-Reply-To',
};
export const PREFIX: Codes = {
  absent: 'l’objet est vide',
  missing: 'l’objet ne commence pas par « XDM/1.0/DDM+ »',
  misplaced: '« XDM/1.0/DDM » est mal placé, ou n’est pas suivi de « + »',
};
export const SUBJECT: Codes = {
  label: 'le libellé diffère',
  name: 'le nom ou le prénom diffère',
  nameCase: 'le nom n’est pas en capitales, ou un accent subsiste',
  date: 'la date de naissance diffère, ou n’est pas écrite JJ/MM/AAAA',
};
export const ARCHIVE: Codes = {
  absent: 'aucune archive n’est jointe',
  several: 'plusieurs archives sont jointes',
  name: 'l’archive ne se nomme pas IHE_XDM.zip',
};
export const PDF_NAME: Codes = {
  form: 'le nom n’a pas la forme attendue',
  date: 'la date n’est pas celle de l’acte',
  type: 'le type n’est pas celui du document',
  patient: 'le nom ou le prénom n’est pas celui du document',
};
export const CODES: Codes = {
  absent: 'l’en-tête est absent',
  several: 'l’en-tête est présent plusieurs fois',
  needless: 'l’en-tête est présent sans document CDA',
  codes: 'les codes ne sont pas ceux des documents',
};
export const INS_HEADER: Codes = {
  absent: 'l’en-tête est absent',
  several: 'l’en-tête est présent plusieurs fois',
  needless: 'l’en-tête est présent sans document CDA',
  value: 'la valeur n’est ni O ni N',
  false: 'la valeur ne dit pas ce que sont les identités des documents',
};
export const NIL: Codes = {
  absent: 'l’en-tête est absent',
  several: 'l’en-tête est présent plusieurs fois',
  empty: 'l’en-tête est vide',
};
export const END: Codes = {
  value: 'la valeur n’est pas FIN, ou l’en-tête est répété',
  recipient: 'aucun destinataire n’est un usager',
};
export const QUALIFIED: Codes = {
  incomplete: 'un document n’a pas l’INS et les quatre traits du patient',
  other: 'une adresse n’est pas celle du patient des documents',
  header: 'X-MSS-INS ne vaut pas O',
};
export const PARTS: Codes = {
  missing: 'il manque des parties',
  extra: 'il y a plus de trois parties',
  order: 'les parties ne sont pas dans l’ordre',
};
export const MDN_ERROR: Codes = {
  absent: 'le champ Error est absent',
  code: 'le code d’erreur n’est pas de 900 à 906',
};
export const MDN_SUBJECT: Codes = {
  success: 'l’objet n’est pas celui du message d’origine',
  error: 'l’objet n’annonce pas l’erreur comme le volet le demande',
};
export const EBXML: Codes = {
  '2.1': '2.1',
  unknown: 'd’une édition inconnue',
};
export const URI: Codes = {
  missing: 'aucun fichier du dossier ne porte le nom déclaré',
  case: 'le fichier existe, mais dans une autre casse',
};
export const SIGNATURE: Codes = {
  absent: 'la liste n’est pas signée',
  several: 'la liste porte plusieurs signatures',
  place: 'la signature n’est pas à la fin de la racine',
  algorithm: 'un algorithme de la signature n’est pas admis',
  reference: 'la signature ne porte pas sur toute la liste',
  certificate: 'le certificat du signataire ne peut pas être lu',
  digest: 'l’empreinte n’est pas celle du contenu',
  value: 'la valeur de la signature est fausse',
};
export const OPERATOR: Codes = {
  spaces: 'un nom d’opérateur a des espaces après les virgules',
  identifier: 'un nom d’opérateur n’a pas d’OU qui porte un FINESS ou un SIRET',
};

/** Why an artefact could not be read. */
export function reading(p: Params): string {
  return READING[text(p, 'reason')] ?? 'il ne peut pas être lu';
}
