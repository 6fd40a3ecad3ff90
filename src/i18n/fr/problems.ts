import type { ErrorParams } from '../../core/error.js';

type Params = ErrorParams;
type Param = Params[string] | undefined;

const words = (value: Param): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : value === undefined || value === '' ? [] : [String(value)]);
const liste = (value: Param): string => words(value).join(', ');
const ou = (value: Param): string => words(value).join(' ou ');
const octets = (value: Param): string => `${Math.floor(Number(value) / (1024 * 1024))} Mio`;

function suggestion(p: Params, title: string): string {
  const near = words(p['nearest']);
  const known = words(p['known']);
  if (near.length > 0) return `vouliez-vous dire « ${near[0] ?? ''} » ?`;
  return title === '' || known.length === 0 || known.length > 25 ? 'corrigez ce nom, ou retirez-le' : `${title} : ${known.join(', ')}`;
}

function bornes(p: Params): string {
  if (p['min'] === '') return `au plus égal à ${String(p['max'])}`;
  return p['max'] === '' ? `au moins égal à ${String(p['min'])}` : `de ${String(p['min'])} à ${String(p['max'])}`;
}

/** For each problem: what is wrong, then what to do. */
export const problems = {
  'file/missing': { what: (p: Params): string => `le fichier « ${String(p['file'])} » est introuvable`, todo: (): string => 'vérifiez son chemin' },
  'file/not-regular': { what: (p: Params): string => `« ${String(p['file'])} » n’est pas un fichier ordinaire (dossier, tube, périphérique ou lien)`, todo: (): string => 'donnez un fichier ordinaire' },
  'file/too-large': { what: (p: Params): string => `« ${String(p['file'])} » dépasse la taille admise (${octets(p['limit'])})`, todo: (): string => 'réduisez-le, ou retirez ce qui n’a pas à y être' },
  'file/unreadable': { what: (p: Params): string => `« ${String(p['file'])} » ne peut pas être lu (${String(p['reason'])})`, todo: (): string => 'vérifiez ses droits d’accès' },
  'file/encoding': { what: (p: Params): string => `« ${String(p['file'])} » n’est pas en UTF-8 (encodage apparent : ${String(p['encoding'])})`, todo: (): string => 'enregistrez-le en UTF-8 avec votre éditeur de texte' },
  'yaml/too-many-nodes': { what: (p: Params): string => `le fichier contient plus de ${String(p['limit'])} éléments`, todo: (): string => 'scindez-le, ou retirez ce qui n’a pas à y être' },
  'yaml/too-deep': { what: (p: Params): string => `les éléments sont imbriqués sur plus de ${String(p['limit'])} niveaux`, todo: (): string => 'aplatissez le fichier' },
  'yaml/alias': { what: (): string => 'un renvoi YAML (« * ») n’est pas admis dans un dossier', todo: (): string => 'recopiez la valeur' },
  'yaml/anchor': { what: (): string => 'une ancre YAML (« & ») n’est pas admise dans un dossier', todo: (): string => 'retirez-la et recopiez la valeur où elle sert' },
  'yaml/tag': { what: (p: Params): string => `l’étiquette YAML « ${String(p['tag'])} » n’est pas admise dans un dossier`, todo: (): string => 'retirez-la' },
  'yaml/complex-key': { what: (): string => 'une clé doit être un simple mot', todo: (): string => 'écrivez une clé par ligne, suivie de deux-points' },
  'yaml/forbidden-key': { what: (p: Params): string => `la clé « ${String(p['key'])} » n’est pas admise`, todo: (): string => 'renommez-la ou retirez-la' },
  'yaml/merge-key': { what: (): string => 'la clé de fusion « << » n’est pas admise', todo: (): string => 'recopiez les valeurs' },
  'yaml/empty': { what: (): string => 'le fichier est vide', todo: (): string => 'écrivez au moins product.name, ou créez un dossier avec « convergence init »' },
  'yaml/several-documents': { what: (): string => 'le fichier contient plusieurs documents YAML (« --- »)', todo: (): string => 'gardez-en un seul' },
  'yaml/duplicate-key': { what: (): string => 'une clé est écrite deux fois', todo: (): string => 'gardez-en une' },
  'yaml/syntax': { what: (p: Params): string => `le YAML ne peut pas être lu : ${String(p['detail'])}`, todo: (): string => 'vérifiez l’indentation, les deux-points et les guillemets de cette ligne' },
  'schema/unknown-key': { what: (p: Params): string => `la clé « ${String(p['key'])} » est inconnue ici`, todo: (p: Params): string => `${suggestion(p, 'Clés possibles')}` },
  'schema/missing-key': { what: (p: Params): string => `il manque la clé « ${String(p['key'])} »`, todo: (): string => 'ajoutez-la' },
  'schema/type': { what: (p: Params): string => `« ${String(p['key'])} » attend ${ou(p['wanted'])}`, todo: (): string => 'corrigez la valeur ; mettez un texte entre guillemets s’il ressemble à un nombre' },
  'schema/empty': { what: (p: Params): string => `« ${String(p['key'])} » est vide`, todo: (): string => 'donnez-lui une valeur, ou retirez la clé' },
  'schema/enum': { what: (p: Params): string => `« ${String(p['value'])} » n’est pas une valeur de « ${String(p['key'])} »`, todo: (p: Params): string => `${suggestion({ ...p, known: p['allowed'] ?? [] }, 'Valeurs possibles')}` },
  'schema/day': { what: (p: Params): string => `« ${String(p['value'])} » n’est pas un jour`, todo: (): string => 'écrivez-le AAAA-MM-JJ, par exemple 2026-03-31' },
  'schema/pattern': { what: (p: Params): string => `« ${String(p['value'])} » n’a pas la forme attendue de « ${String(p['key'])} »`, todo: (): string => 'corrigez-la ; « convergence schema » en donne la forme' },
  'schema/too-many': { what: (p: Params): string => `« ${String(p['key'])} » dépasse la limite de ${String(p['limit'])}`, todo: (): string => 'raccourcissez-le' },
  'schema/invalid': { what: (p: Params): string => `« ${String(p['key'])} » n’est pas conforme au schéma (${String(p['detail'])})`, todo: (): string => '« convergence schema » en donne la forme' },
  'dossier/missing': { what: (p: Params): string => `le dossier « ${String(p['file'])} » est introuvable`, todo: (p: Params): string => `vérifiez le chemin, ou créez-le avec « convergence init ${String(p['file'])} »` },
  'dossier/no-file': { what: (p: Params): string => `« ${String(p['file'])} » ne contient pas de dossier.yaml`, todo: (p: Params): string => `créez-le avec « convergence init ${String(p['file'])} »` },
  'dossier/exists': { what: (p: Params): string => `« ${String(p['file'])} » existe déjà`, todo: (): string => 'choisissez un autre dossier, ou modifiez celui-ci avec « convergence interview »' },
  'dossier/extension': { what: (p: Params): string => `« ${String(p['file'])} » n’est ni un dossier, ni un fichier .yaml, .yml ou .json`, todo: (): string => 'donnez le dossier, ou son dossier.yaml' },
  'dossier/linked-outside': { what: (p: Params): string => `« ${String(p['file'])} » est un lien qui sort du dossier`, todo: (): string => 'remplacez-le par le fichier lui-même' },
  'dossier/changed-meanwhile': { what: (p: Params): string => `« ${String(p['file'])} » a été modifié par ailleurs depuis sa lecture`, todo: (): string => 'relancez la commande : rien n’a été écrasé' },
  'dossier/unknown-question': { what: (p: Params): string => `aucune question ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, '')}` },
  'dossier/unknown-profile': { what: (p: Params): string => `aucune question de profil ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, 'Questions de profil')}` },
  'dossier/unknown-list': { what: (p: Params): string => `aucune liste ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, 'Listes possibles')}` },
  'dossier/unknown-field': { what: (p: Params): string => `« ${String(p['id'])} » n’est pas un champ de cette liste`, todo: (p: Params): string => `${suggestion(p, 'Champs possibles')}` },
  'dossier/unknown-evidence': { what: (p: Params): string => `la preuve « ${String(p['id'])} » n’est pas déclarée sous « evidence »`, todo: (p: Params): string => `${suggestion(p, 'Preuves déclarées')}` },
  'dossier/unknown-referential': { what: (p: Params): string => `aucun référentiel livré ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, 'Référentiels livrés')}` },
  'dossier/unknown-edition': { what: (p: Params): string => `ce référentiel n’a pas d’édition « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, 'Éditions')}` },
  'dossier/unknown-theme': { what: (p: Params): string => `aucun thème ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, 'Thèmes')}` },
  'dossier/unknown-requirement': { what: (p: Params): string => `aucune exigence ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, '')}` },
  'dossier/unknown-action': { what: (p: Params): string => `aucune action ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, '')}` },
  'dossier/unknown-choice': { what: (p: Params): string => `« ${String(p['choice'])} » n’est pas un choix de « ${String(p['question'])} »`, todo: (p: Params): string => `${suggestion(p, 'Choix possibles')}` },
  'dossier/referential-path': { what: (p: Params): string => `« ${String(p['value'])} » est un chemin : un dossier ne peut nommer que des référentiels livrés`, todo: (): string => 'écrivez un identifiant ; pour un fichier, passez --referential à la commande' },
  'dossier/no-partly': { what: (p: Params): string => `« ${String(p['question'])} » n’admet pas « partly »`, todo: (): string => 'répondez true ou false' },
  'dossier/out-of-range': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » sort des bornes admises (${String(p['value'])})`, todo: (p: Params): string => `donnez un nombre ${bornes(p)}` },
  'dossier/value-yesNo': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » doit être true ou false, et non « ${String(p['value'])} »`, todo: (): string => 'corrigez la valeur' },
  'dossier/value-choice': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » doit être un seul choix`, todo: (p: Params): string => `${suggestion(p, 'Choix possibles')}` },
  'dossier/value-checklist': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » doit être une liste de choix entre crochets`, todo: (p: Params): string => `${suggestion(p, 'Choix possibles')}` },
  'dossier/value-number': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » doit être un nombre, et non « ${String(p['value'])} »`, todo: (): string => 'corrigez la valeur' },
  'dossier/value-date': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » doit être un jour`, todo: (): string => 'écrivez-le AAAA-MM-JJ' },
  'dossier/value-text': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » doit être un texte`, todo: (): string => 'mettez la valeur entre guillemets' },
  'dossier/impossible-day': { what: (p: Params): string => `« ${String(p['value'])} » n’est pas un jour du calendrier`, todo: (): string => 'écrivez un jour qui existe, AAAA-MM-JJ' },
  'dossier/backwards': { what: (p: Params): string => `la fin (${String(p['until'])}) précède le début (${String(p['from'])})`, todo: (): string => 'corrigez l’une des deux dates' },
  'dossier/empty-answer': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » ne dit rien`, todo: (): string => 'donnez value, skipped (raison) ou notApplicable (raison), ou retirez-la' },
  'dossier/two-answers': { what: (p: Params): string => `la réponse à « ${String(p['question'])} » dit deux choses à la fois (${liste(p['keys'])})`, todo: (): string => 'gardez-en une seule' },
  'dossier/empty-reason': { what: (p: Params): string => `la raison donnée pour « ${String(p['question'])} » est vide`, todo: (): string => 'écrivez pourquoi' },
  'dossier/duplicate-item': { what: (p: Params): string => `deux éléments de la liste s’appellent « ${String(p['id'])} »`, todo: (): string => 'renommez-en un' },
  'dossier/commitment-subject': { what: (p: Params): string => `l’engagement « ${String(p['id'])} » doit viser un thème et son niveau, ou une exigence, ou une action`, todo: (): string => 'gardez un seul objet' },
  'dossier/effort-order': { what: (p: Params): string => `l’effort de « ${String(p['action'])} » n’est pas dans l’ordre min, likely, max`, todo: (): string => 'corrigez les trois nombres' },
  'evidence/outside': { what: (p: Params): string => `la preuve « ${String(p['file'])} » est hors du dossier`, todo: (): string => 'copiez le fichier dans le dossier, et donnez un chemin relatif sans « .. » ni lien qui en sort' },
  'output/symlink': { what: (p: Params): string => `« ${String(p['file'])} » est un lien : rien n’y est écrit`, todo: (): string => 'supprimez le lien, ou choisissez un autre nom' },
  'output/not-a-file': { what: (p: Params): string => `« ${String(p['file'])} » existe et n’est pas un fichier`, todo: (): string => 'choisissez un autre nom' },
  'output/own-file': { what: (p: Params): string => `« ${String(p['file'])} » appartient au dossier évalué : il n’est pas remplacé par un document`, todo: (): string => 'choisissez un autre nom, ou un autre dossier avec --out' },
  'output/cannot-write': { what: (p: Params): string => `« ${String(p['file'])} » ne peut pas être écrit (${String(p['reason'])})`, todo: (): string => 'vérifiez les droits et la place disponible, ou choisissez un autre dossier' },
  'referential/missing': { what: (p: Params): string => `le référentiel « ${String(p['file'])} » est introuvable`, todo: (): string => 'vérifiez le chemin' },
  'referential/unknown': { what: (p: Params): string => `aucun référentiel ne s’appelle « ${String(p['id'])} »`, todo: (p: Params): string => `${suggestion(p, 'Référentiels livrés')}` },
  'referential/unknown-edition': { what: (p: Params): string => `le référentiel « ${String(p['id'])} » n’a pas d’édition « ${String(p['edition'])} »`, todo: (p: Params): string => `${suggestion(p, 'Éditions')}` },
  'referential/none-in-force': { what: (p: Params): string => `aucune édition de « ${String(p['id'])} » n’est en vigueur au ${String(p['date'])}`, todo: (p: Params): string => `changez de date, ou nommez une édition : ${String(p['id'])}@…, parmi ${liste(p['known'])}` },
  'referential/none-applies': { what: (p: Params): string => `aucun référentiel en vigueur au ${String(p['date'])} ne s’applique à ce profil`, todo: (): string => 'complétez le profil, changez de date, ou nommez un référentiel avec --referential' },
  'referential/takes-shipped-id': { what: (p: Params): string => `ce référentiel prend l’identifiant d’un référentiel livré (« ${String(p['id'])} »)`, todo: (): string => 'donnez-lui un autre identifiant' },
  'referential/two-editions': { what: (p: Params): string => `deux éditions de « ${String(p['id'])} » sont demandées à la fois`, todo: (): string => 'n’en demandez qu’une, et comparez les deux résultats' },
  'referential/folder-name': { what: (p: Params): string => `le référentiel « ${String(p['id'])} » est rangé dans le dossier « ${String(p['folder'])} »`, todo: (): string => 'donnez au dossier le nom de l’identifiant' },
  'usage/date': { what: (p: Params): string => `« ${String(p['value'])} » n’est pas un jour du calendrier`, todo: (): string => 'écrivez --date AAAA-MM-JJ, par exemple --date 2026-03-31' },
};
