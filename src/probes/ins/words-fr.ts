import type { ErrorParams } from '../../core/error.js';
import type { InsReasons, InsWords } from './messages.js';

const said = (params: ErrorParams, key: string): string => {
  const value = params[key];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
};

/** A value read, or that there is none. */
const quoted = (params: ErrorParams, key: string): string => (said(params, key) === '' ? 'rien' : `« ${said(params, key)} »`);

/** Several codes, each in words. */
const listOf = (params: ErrorParams, key: string, words: Readonly<Record<string, string>>): string => {
  const codes = params[key];
  return (Array.isArray(codes) ? codes : []).map((each: string) => worded(words, each)).join(', ');
};

/** A word by code; the code itself when it has none. */
const worded = (words: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(words, code) ? (words[code] ?? code) : code);

const TRAITS = {
  birthName: 'le nom de naissance',
  firstName: 'le premier prénom de naissance',
  givenNames: 'la liste des prénoms de naissance',
  sex: 'le sexe',
  birthDate: 'la date de naissance',
  birthPlace: 'le code du lieu de naissance',
};

const STATUSES = {
  provisional: 'L’identité est provisoire',
  retrieved: 'L’identité est récupérée',
  validated: 'L’identité est validée',
  unknown: 'L’identité n’a pas de statut reconnu',
};

const CHANGES = { change: 'un changement de matricule (A47)', removal: 'une suppression (A47)', downgrade: 'une rétrogradation (A47 et PROV)' };

const CHANGE_FLAWS = {
  noNew: 'Le message A47 ne donne en PID-3 ni nouvelle INS ni effacement de l’INS.',
  noFormer: 'Le message A47 ne donne pas l’ancienne INS en MRG-1.',
  same: 'Le message A47 donne la même INS en PID-3 et en MRG-1.',
};

const BLOCK_FLAWS = {
  'block-unknown': 'Ce qui commence ici n’est aucun des blocs S1 à S7.',
  'block-twice': 'Le bloc est écrit deux fois.',
  'block-short': 'Le bloc n’a pas la longueur fixée par le format.',
  'block-missing': 'Le bloc obligatoire manque.',
};

const CUTS = { nameless: 'Le message s’arrête avant le segment PID.', unfinished: 'Le message s’arrête au milieu du segment PID.' };

const UNREADABLE = {
  'hl7v2/no-header': 'Le fichier ne commence pas par un segment MSH.',
  'hl7v2/separators': 'Les séparateurs déclarés en MSH-1 et MSH-2 ne permettent pas de lire le message.',
  'hl7v2/charset': 'Le jeu de caractères nommé en MSH-18 n’est pas pris en charge.',
  'hl7v2/not-text': 'Le message n’est pas écrit dans le jeu de caractères que nomme MSH-18.',
  'hl7v2/base64': 'Le contenu n’est pas en base64.',
  'xml/too-large': 'Le document est trop volumineux pour être lu.',
  'xml/encoding': 'Le document déclare un encodage qui n’est pas pris en charge.',
  'xml/not-text': 'Le document n’est pas écrit dans l’encodage qu’il déclare.',
  'xml/doctype': 'Le document contient une déclaration DOCTYPE, refusée par sécurité.',
  'xml/too-deep': 'Le document a trop de niveaux d’éléments imbriqués.',
  'xml/too-many-nodes': 'Le document a trop d’éléments.',
  'xml/not-well-formed': 'Le document n’est pas du XML bien formé.',
  'cda/not-a-document': 'Le document n’a pas ClinicalDocument pour racine.',
  'cda/no-patient': 'Le document n’a pas de recordTarget/patientRole.',
  'json/not-text': 'Le fichier n’est pas en UTF-8.',
  'json/too-deep': 'Le fichier a trop de niveaux imbriqués.',
  'json/too-many-values': 'Le fichier a trop de valeurs.',
  'json/duplicate-key': 'Un même objet écrit deux fois la même clé.',
  'json/not-well-formed': 'Le fichier n’est pas du JSON bien formé.',
  'fhir/not-a-resource': 'Le fichier n’est pas une ressource FHIR.',
  'datamatrix/no-header': 'Le contenu ne commence pas par l’en-tête IS01.',
  'datamatrix/not-text': 'Le contenu n’est pas du texte.',
};

const unreadable = (params: ErrorParams): string => worded({ ...UNREADABLE, ...tooMuch }, said(params, 'code'));
const tooMuch = Object.fromEntries(
  ['hl7v2/too-large', 'hl7v2/too-many-messages', 'hl7v2/too-many-segments', 'hl7v2/too-many-parts', 'cda/too-many-parts', 'json/too-large', 'datamatrix/too-large', 'datamatrix/too-many-payloads', 'datamatrix/too-long', 'ins/too-many-identities', 'ins/too-many-documents'].map((code) => [code, 'Le fichier dépasse ce que cet outil accepte de lire.']),
);

export const fr: InsWords = {
  'ins.matricule.form': {
    title: 'Un matricule INS compte 15 caractères',
    found: (params) => `Le matricule compte ${said(params, 'length')} caractères, ou n’a pas la forme d’un NIR ou d’un NIA.`,
    todo: 'Émettez les 13 caractères du matricule suivis de sa clé, sans espace, en majuscules.',
  },
  'ins.matricule.key': {
    title: 'La clé du matricule INS est juste',
    found: (params) => `Le matricule ${said(params, 'matricule')} porte la clé ${said(params, 'read')} ; ses 13 premiers caractères appellent ${said(params, 'expected')}.`,
    todo: 'Contrôlez la clé à l’enregistrement, et reprenez le matricule tel qu’INSi l’a rendu. En Corse, 2A se lit 19 et 2B se lit 18.',
  },
  'ins.matricule.unusual': {
    title: 'Le matricule vient d’un état civil peu courant',
    found: (params) => `Le matricule ${said(params, 'matricule')} commence par un chiffre autre que 1 ou 2, ou porte un mois hors de 01 à 12.`,
    todo: 'Vérifiez que ce matricule est bien celui qu’INSi a rendu ; rien n’est à corriger s’il l’est.',
  },
  'ins.matricule.oid': {
    title: 'Un matricule INS porte l’OID d’une autorité INS',
    found: (params) => `L’identifiant est présenté comme une INS, et son autorité n’est pas une autorité INS. Autorité lue : ${quoted(params, 'oid')}.`,
    todo: 'Accompagnez le matricule de l’OID qu’INSi a rendu avec lui.',
  },
  'ins.matricule.type': {
    title: 'Le type d’identifiant va avec l’OID de l’INS',
    found: (params) => `L’identifiant d’autorité ${said(params, 'oid')} doit avoir le type ${said(params, 'expected')}. Type lu : ${quoted(params, 'type')}.`,
    todo: 'Corrigez le type de l’identifiant.',
  },
  'ins.matricule.obsolete': {
    title: 'L’INS-C n’est plus employée',
    found: () => 'L’identité porte une INS-C, identifiant en extinction.',
    todo: 'Remplacez l’INS-C par le matricule INS rendu par INSi.',
  },
  'ins.oid.production': {
    title: 'Une INS de production n’a pas sa place dans un fichier d’essai',
    found: (params) => `Le fichier est dit d’essai et porte un matricule sous l’OID de production ${said(params, 'oid')}.`,
    todo: 'Si l’identité est réelle, retirez le fichier du dossier. Sinon, employez une identité de test, sous l’OID 1.2.250.1.213.1.4.10.',
  },
  'ins.oid.test': {
    title: 'Une INS de test n’est pas émise en production',
    found: (params) => `Le fichier est dit de production et porte un matricule sous l’OID de test ou de démonstration ${said(params, 'oid')}.`,
    todo: 'Corrigez l’autorité du matricule, ou l’environnement que le dossier donne à ce fichier.',
  },
  'ins.traits.missing': {
    title: 'Un matricule INS est accompagné de tous les traits stricts',
    found: (params) => `Il manque ${worded(TRAITS, said(params, 'trait'))}.`,
    todo: 'Émettez le trait tel qu’INSi l’a rendu, dans le champ que le format lui réserve.',
  },
  'ins.traits.sex': {
    title: 'Avec une INS, le sexe est F ou M',
    found: () => 'Le sexe n’est ni F ni M, alors qu’un matricule INS est transmis.',
    todo: 'Reprenez le sexe rendu par INSi.',
  },
  'ins.traits.birthDate': {
    title: 'La date de naissance est complète et existe',
    found: () => 'La date de naissance n’est pas un jour du calendrier écrit comme le format le demande.',
    todo: 'Écrivez l’année sur quatre chiffres, le mois et le jour sur deux.',
  },
  'ins.traits.birthPlace': {
    title: 'Le lieu de naissance est un code du COG',
    found: () => 'Le lieu de naissance n’est pas un code officiel géographique de cinq caractères.',
    todo: 'Écrivez le code de la commune de naissance, ou celui du pays pour une personne née à l’étranger.',
  },
  'ins.status.notQualified': {
    title: 'Le matricule INS ne circule que pour une identité qualifiée',
    found: (params) => `${worded(STATUSES, said(params, 'status'))} et son INS est transmise. Code de statut lu : ${quoted(params, 'code')}.`,
    todo: 'Retirez le matricule et son OID de ce que le produit émet tant que l’identité n’est pas qualifiée.',
  },
  'ins.status.correctedDate': {
    title: 'Une date de naissance corrigée exclut l’INS',
    found: () => 'ZFD-4 dit que la date de naissance a été corrigée, et un matricule INS est transmis.',
    todo: 'N’émettez pas de matricule pour une identité dont la date a été corrigée par règle.',
  },
  'ins.status.unknownCode': {
    title: 'Le statut de l’identité a un code connu du guide',
    found: (params) => `Le code de statut « ${said(params, 'code')} » n’est pas dans la table du guide suivi.`,
    todo: 'Employez un code de la table, ou déclarez l’édition du guide que suit le flux.',
  },
  'ins.attributes.status': {
    title: 'Une identité douteuse ou fictive est provisoire',
    found: (params) => `L’attribut ${said(params, 'attribute')} est porté par une identité qui n’est pas provisoire.`,
    todo: 'Ramenez l’identité au statut provisoire quand cet attribut est posé.',
  },
  'ins.attributes.matricule': {
    title: 'Une identité douteuse ou fictive n’a pas de matricule INS',
    found: (params) => `L’attribut ${said(params, 'attribute')} est porté par une identité qui transmet un matricule INS.`,
    todo: 'Invalidez le matricule et son OID quand cet attribut est posé.',
  },
  'ins.attributes.cumulated': {
    title: 'L’attribut fictif ne se cumule avec aucun autre',
    found: (params) => `L’attribut FICT est porté avec ${said(params, 'others')}.`,
    todo: 'Gardez un seul de ces attributs ; seuls douteux et homonyme vont ensemble.',
  },
  'ins.nir.asIns': {
    title: 'Un numéro de sécurité sociale n’est pas présenté comme une INS',
    found: (params) => `L’identifiant est présenté comme une INS sous l’autorité ${said(params, 'oid')}, celle d’un numéro de sécurité sociale.`,
    todo: 'Donnez-lui le type NH, et l’INS rendue par INSi dans un autre identifiant.',
  },
  'ins.nir.asLocal': {
    title: 'Un identifiant local n’est pas un NIR',
    found: () => 'Un identifiant local a la valeur d’un matricule ou d’un numéro de sécurité sociale.',
    todo: 'Donnez au patient un identifiant propre au produit.',
  },
  'ins.nir.sharedOid': {
    title: 'En FHIR, le numéro de sécurité sociale a sa propre autorité',
    found: (params) => `Un identifiant de type NH est sous l’autorité ${said(params, 'oid')}, que FR Core réserve désormais à l’INS.`,
    todo: 'Employez l’OID 1.2.250.1.213.1.4.13 pour un NIR, 1.2.250.1.213.1.4.14 pour un NIA, après avoir vérifié que votre édition de FR Core les porte.',
  },
  'ins.pam.separators': {
    title: 'MSH-2 déclare les séparateurs usuels',
    found: (params) => `MSH-2 n’est pas « ^~\\& ». Caractères inattendus : ${said(params, 'strange') || 'aucun, il en manque'}.`,
    todo: 'Écrivez MSH-2 avec les caractères ASCII ^ ~ \\ &. Un tilde remplacé par U+02DC vient souvent d’un copier-coller depuis un traitement de texte.',
  },
  'ins.pam.authority': {
    title: 'L’autorité de l’INS est complète en CX-4',
    found: () => 'CX-4 n’a pas ses trois sous-composants : nom, OID et ISO.',
    todo: 'Écrivez CX-4 avec le nom de l’autorité, son OID et ISO, séparés par &.',
  },
  'ins.pam.validity': {
    title: 'L’INS n’a pas de dates de validité en PID-3',
    found: (params) => `CX-${said(params, 'component')} est rempli ; PAM FR le veut vide pour une INS.`,
    todo: 'Laissez CX-7 et CX-8 vides pour l’INS.',
  },
  'ins.pam.nameType': {
    title: 'Chaque nom de PID-5 dit son type',
    found: () => 'Aucun nom de PID-5 n’a le type L (nom de naissance) en septième composant.',
    todo: 'Écrivez L en XPN-7 pour le nom de naissance, D pour le nom utilisé.',
  },
  'ins.pam.pid19': {
    title: 'PID-19 est vide',
    found: () => 'PID-19 est rempli ; PAM FR l’interdit.',
    todo: 'Transmettez le numéro de sécurité sociale en PID-3, avec le type NH.',
  },
  'ins.pam.change': {
    title: 'Un message A47 donne la nouvelle INS et l’ancienne',
    found: (params) => worded(CHANGE_FLAWS, said(params, 'flaw')),
    todo: 'Donnez en PID-3 la nouvelle INS, ou "" sous l’OID de l’INS supprimée, et en MRG-1 l’ancienne.',
  },
  'ins.pam.erasedOid': {
    title: 'Un effacement d’INS garde son autorité',
    found: () => 'L’INS est effacée ("") sans l’OID d’une autorité INS.',
    todo: 'Gardez en CX-4 l’OID de l’INS supprimée.',
  },
  'ins.pam.twoMatricules': {
    title: 'PID-3 ne donne qu’un matricule par autorité INS',
    found: () => 'Deux matricules différents sont donnés sous la même autorité INS.',
    todo: 'N’émettez que le dernier matricule rendu par INSi.',
  },
  'ins.collection.missing': {
    title: 'L’origine d’une INS qualifiée est tracée',
    found: () => 'L’identité est qualifiée et le message n’a pas de segment ZFD.',
    todo: 'Ajoutez le segment ZFD : mode d’obtention, date de l’appel à INSi, pièce contrôlée.',
  },
  'ins.collection.incomplete': {
    title: 'Le segment ZFD est complet pour une INS qualifiée',
    found: (params) => `ZFD-${said(params, 'field')} est vide.`,
    todo: 'Renseignez ZFD-5 (mode d’obtention), ZFD-6 (date de l’appel à INSi) et ZFD-7 (pièce contrôlée).',
  },
  'ins.collection.code': {
    title: 'Le segment ZFD emploie les codes de PAM FR',
    found: (params) => `Le code « ${said(params, 'code')} » de ZFD-${said(params, 'field')} n’est pas dans sa table.`,
    todo: 'Employez un code de la table du champ.',
  },
  'ins.collection.reliability': {
    title: 'FHIR peut dire comment l’INS a été obtenue',
    found: () => 'Il manque à l’extension de fiabilité le mode d’obtention de l’identité, son mode de validation, ou les deux.',
    todo: 'Ajoutez methodCollection et validationMode si vos destinataires s’en servent.',
  },
  'ins.cda.qualifier': {
    title: 'Le nom du patient n’emploie que les qualificatifs BR et CL',
    found: (params) => `Le qualificatif « ${said(params, 'qualifier')} » n’est pas admis.`,
    todo: 'Employez BR pour la naissance, CL pour l’usage, et aucun qualificatif pour la liste des prénoms.',
  },
  'ins.cda.oneName': {
    title: 'Le patient a un seul élément name',
    found: (params) => `Le patient a ${said(params, 'count')} éléments name.`,
    todo: 'Réunissez les noms et prénoms dans un seul élément name.',
  },
  'ins.cda.genderSystem': {
    title: 'Le sexe est codé dans la nomenclature attendue',
    found: (params) => `Le codeSystem du sexe n’est pas celui attendu. Lu : ${quoted(params, 'system')}.`,
    todo: 'Employez 2.16.840.1.113883.5.1.',
  },
  'ins.fhir.use': {
    title: 'Un identifiant INS dit son usage',
    found: (params) => `L’identifiant INS n’a pas un usage admis. Lu en use : ${quoted(params, 'use')}. Valeurs admises : ${said(params, 'allowed')}.`,
    todo: 'Corrigez use, ou déclarez l’édition de FR Core que suit le flux.',
  },
  'ins.fhir.insRequired': {
    title: 'Une identité dite vérifiée porte une INS (fr-core-1)',
    found: (params) => `Le statut est ${said(params, 'code')} et la ressource ne porte pas d’INS.`,
    todo: 'Ajoutez l’INS, ou donnez à l’identité le statut qui est le sien.',
  },
  'ins.fhir.oneOfficial': {
    title: 'Un seul identifiant est official (fr-core-2)',
    found: (params) => `La ressource a ${said(params, 'count')} identifiants official.`,
    todo: 'Gardez official à l’INS en vigueur seule.',
  },
  'ins.fhir.unknownBirthPlace': {
    title: 'Le lieu de naissance est connu (fr-core-3)',
    found: () => 'Le lieu de naissance a le code 99999 alors que l’identité est dite vérifiée.',
    todo: 'Reprenez le lieu de naissance rendu par INSi.',
  },
  'ins.fhir.birthPlaceSystem': {
    title: 'Le code du lieu de naissance nomme sa nomenclature',
    found: (params) => `Le code du lieu de naissance n’est pas dans le système TRE_R13-CommuneOM. Système lu : ${quoted(params, 'system')}.`,
    todo: 'Ajoutez le système TRE_R13-CommuneOM au code du lieu de naissance.',
  },
  'ins.fhir.district': {
    title: 'Le code du lieu de naissance a sa propre extension',
    found: () => 'Le code du lieu de naissance est aussi recopié en district.',
    todo: 'Laissez le code à l’extension fr-core-address-insee-code.',
  },
  'ins.fhir.statusSystem': {
    title: 'Le statut est codé dans le système de l’édition suivie',
    found: (params) => `Cette édition de FR Core code le statut dans le système « ${said(params, 'expected')} ». Système lu : ${quoted(params, 'system')}.`,
    todo: 'Corrigez le système, ou déclarez l’édition de FR Core que suit le flux.',
  },
  'ins.fhir.name': {
    title: 'Le patient a un seul nom official, avec un seul given',
    found: (params) => `Éléments ${said(params, 'flaw')} lus : ${said(params, 'count')}, au lieu d’un.`,
    todo: 'Gardez un nom official avec le premier prénom en given ; la liste des prénoms a son extension.',
  },
  'ins.fhir.gender': {
    title: 'Le sexe est male, female ou unknown',
    found: (params) => `Le sexe a la valeur « ${said(params, 'gender')} ».`,
    todo: 'Employez male, female ou unknown.',
  },
  'ins.fhir.contact': {
    title: 'L’identifiant INS d’un contact est un matricule',
    found: () => 'Un contact porte, sous une autorité INS, un identifiant qui n’est pas un matricule.',
    todo: 'Donnez à cet identifiant l’autorité qui l’a attribué.',
  },
  'ins.datamatrix.header': {
    title: 'Le datamatrix INS commence par son en-tête',
    found: () => 'L’en-tête n’est pas IS01 suivi de 22 zéros.',
    todo: 'Écrivez l’en-tête de 26 caractères.',
  },
  'ins.datamatrix.separator': {
    title: 'Les blocs de longueur variable sont séparés par GS',
    found: (params) => worded({ 'separator-missing': `Le séparateur GS (0x1D) manque après le bloc ${said(params, 'block')}.`, 'separator-needless': `Le séparateur GS (0x1D) est de trop après le bloc ${said(params, 'block')}.` }, said(params, 'flaw')),
    todo: 'Écrivez GS après S2, S3 ou S4 quand le bloc n’a pas sa longueur maximale et n’est pas le dernier, et nulle part ailleurs.',
  },
  'ins.datamatrix.block': {
    title: 'Le datamatrix INS a ses blocs, une fois chacun',
    found: (params) => `${worded(BLOCK_FLAWS, said(params, 'flaw'))} Bloc : ${said(params, 'block') || 'non reconnu'}.`,
    todo: 'Écrivez les blocs S1 à S6, et S7 si le lieu de naissance est connu, à la longueur que fixe le format.',
  },
  'ins.datamatrix.letters': {
    title: 'Les noms du datamatrix sont en majuscules sans accent',
    found: () => 'Un nom ou des prénoms contiennent autre chose que des majuscules sans accent, l’espace, le tiret et l’apostrophe.',
    todo: 'Écrivez les traits tels qu’INSi les a rendus.',
  },
  'ins.datamatrix.order': {
    title: 'Les blocs sont dans l’ordre habituel',
    found: (params) => `Le bloc ${said(params, 'block')} suit un bloc de rang plus élevé ; un lecteur doit l’admettre.`,
    todo: 'Écrivez de préférence les blocs de S1 à S7.',
  },
  'ins.batch.traits': {
    title: 'Un même matricule a partout les mêmes traits',
    found: (params) => `Pour le matricule ${said(params, 'matricule')}, ${worded(TRAITS, said(params, 'trait'))} diffère de ce que donne ${said(params, 'other')}.`,
    todo: 'Émettez partout les traits rendus par INSi.',
  },
  'ins.batch.authorities': {
    title: 'Un même matricule a partout la même autorité',
    found: (params) => `Le matricule ${said(params, 'matricule')} a ici une autre autorité que dans ${said(params, 'other')}.`,
    todo: 'Gardez avec le matricule l’OID rendu avec lui.',
  },
  'ins.batch.twoMatricules': {
    title: 'Une même identité n’a qu’un matricule',
    found: (params) => `Les mêmes traits ont ici le matricule ${said(params, 'matricule')}, et un autre dans ${said(params, 'other')}.`,
    todo: 'Cherchez un doublon, ou un changement de matricule non propagé.',
  },
  'ins.transport.ids': {
    title: 'Le message donne au patient les identifiants du CDA qu’il transporte',
    found: (params) => worded({ lost: 'Un identifiant du patient dans le CDA n’est pas en PID-3.', added: 'Un identifiant de PID-3 n’est pas dans le CDA transporté.' }, said(params, 'flaw')),
    todo: 'Écrivez en PID-3 les identifiants de recordTarget/patientRole, ceux-là seulement.',
  },
  'ins.transport.content': {
    title: 'Le contenu annoncé comme XML est un CDA',
    found: (params) => `Le contenu de OBX-5 n’a pas pu être lu comme un CDA. ${unreadable(params)}`,
    todo: 'Pour que les identifiants soient comparés, transportez dans ce message d’essai un CDA complet.',
  },
  'ins.mssante.address': {
    title: 'L’adresse de messagerie citoyenne est le matricule du patient',
    found: () => 'Une adresse en @patient.mssante.fr n’est pas celle que donne le matricule transmis.',
    todo: 'Construisez l’adresse avec le matricule de l’identité qualifiée.',
  },
  'ins.coherence.sex': {
    title: 'Le sexe et le matricule disent la même chose',
    found: (params) => `Le premier chiffre du matricule ${said(params, 'matricule')} ne dit pas le sexe transmis.`,
    todo: 'Vérifiez les traits auprès d’INSi ; un écart peut être légitime.',
  },
  'ins.coherence.birthDate': {
    title: 'La date de naissance et le matricule disent la même chose',
    found: (params) => `L’année et le mois portés par le matricule ${said(params, 'matricule')} ne sont pas ceux de la date transmise.`,
    todo: 'Vérifiez les traits auprès d’INSi ; un écart peut être légitime.',
  },
  'ins.coherence.birthPlace': {
    title: 'Le lieu de naissance et le matricule disent la même chose',
    found: (params) => `Le code de lieu porté par le matricule ${said(params, 'matricule')} n’est pas celui qui est transmis.`,
    todo: 'Vérifiez les traits auprès d’INSi ; un écart peut être légitime.',
  },
  'ins.firstNames.prefix': {
    title: 'La liste des prénoms commence par le premier prénom',
    found: () => 'La liste des prénoms ne commence pas par le premier prénom transmis.',
    todo: 'Transmettez la liste complète rendue par INSi, premier prénom compris.',
  },
  'ins.names.case': {
    title: 'Les traits rendus par INSi sont en majuscules sans accent',
    found: () => 'Un nom ou un prénom de naissance contient autre chose que des majuscules sans accent, l’espace, le tiret et l’apostrophe.',
    todo: 'Gardez les traits tels qu’INSi les a rendus.',
  },
  'ins.artefact.unreadable': {
    title: 'Le fichier peut être lu',
    found: unreadable,
    todo: 'Exportez de nouveau le fichier depuis le produit, sans le rouvrir dans un autre logiciel.',
  },
  'ins.artefact.manyRemarks': {
    title: 'Les remarques semblables d’un fichier sont montrées jusqu’à cent',
    found: (params) => `D’autres remarques, semblables à celles montrées, ne le sont pas. Nombre : ${said(params, 'count')}.`,
    todo: 'Corrigez les premières, puis relancez la sonde.',
  },
  'ins.hl7v2.cut': {
    title: 'Le message est entier',
    found: (params) => `${worded(CUTS, said(params, 'flaw'))} Le fichier a peut-être été coupé.`,
    todo: 'Exportez de nouveau le message entier, jusqu’à la fin de son dernier segment.',
  },
  'ins.hl7v2.strayLine': {
    title: 'Chaque ligne du message est un segment',
    found: (params) => `Des lignes ne sont pas des segments et n’ont pas été lues. Nombre : ${said(params, 'count')}.`,
    todo: 'Remplacez les sauts de ligne des textes par la séquence d’échappement de HL7.',
  },
};

const FORMATS = { hl7v2: 'un message HL7 v2', cda: 'un CDA', fhir: 'une ressource FHIR', datamatrix: 'un datamatrix INS' };

export const reasonsFr: InsReasons = {
  'ins/unreadable': (params) => `Ces fichiers n’ont pas pu être lus : ${said(params, 'artefacts')}.`,
  'ins/doubtful': (params) => `Ce qui a été lu ne permet pas de conclure. Fichiers en cause : ${said(params, 'artefacts')}.`,
  'ins/nothing-to-read': (params) => `Aucun fichier lu ne le montre. Ce fait se lit dans : ${listOf(params, 'formats', FORMATS)}.`,
  'ins/changes-unseen': (params) => `Les messages lus ne montrent pas tous les cas. Il manque : ${listOf(params, 'missing', CHANGES)}.`,
  'ins/datamatrix-alone': (params) => `Aucun autre fichier lu ne porte le matricule de ce datamatrix, et rien ne dit donc que le document imprimé donne la même identité. Fichiers en cause : ${said(params, 'artefacts')}.`,
};
