import type { LoadedReferential } from '../../src/core/referential.js';
import type { ReferentialStore } from '../../src/app/ports.js';
import { fr } from '../../src/i18n/fr.js';
import { counted } from '../../src/i18n/format.js';
import { said, table } from './markdown.js';
import { inReadingOrder, referentialPage } from './referential-page.js';

const NBSP = '\u00A0';

function indexPage(referentials: readonly (readonly LoadedReferential[])[]): string {
  const { status } = fr.cli.referentials;
  const rows = referentials.map((editions) => {
    const [first] = inReadingOrder(editions);
    const { id = '', title = '', requirements = [] } = first?.referential ?? {};
    return [`[${said(title)}](${id}.md)`, inReadingOrder(editions).map(({ referential }) => `${said(referential.edition)} (${status[referential.status]})`).join('<br>'), String(requirements.length), String(requirements.filter((each) => each.opposable).length)];
  });
  return [
    '<!-- Généré par npm run docs. Ne pas modifier. -->',
    '',
    '# Les référentiels livrés',
    '',
    `Ce qui est demandé, à qui, depuis quand, et où cela a été lu${NBSP}: une page par référentiel, générée depuis son YAML.`,
    '',
    ...table(['Référentiel', 'Éditions', 'Exigences', 'Opposables'], rows, ''),
    '## Lire ces pages',
    '',
    `- **Opposable**${NBSP}: imposée par une loi ou un arrêté en vigueur, lu à sa source. Une exigence de doctrine ou de financement ne rend jamais un produit non conforme.`,
    `- **Proposition**${NBSP}: de Convergence, sans source officielle.`,
    `- **Échelon**${NBSP}: la marche de l’échelle de maturité que l’exigence conditionne${NBSP}; sans échelon, elle compte pour le verdict et l’indice.`,
    `- **Sans date**${NBSP}: aucune date d’entrée en vigueur n’a été lue. L’exigence compte pour le niveau, jamais pour le verdict.`,
    `- **Lu dans**${NBSP}: la source, l’endroit, et la fiabilité de la lecture. A${NBSP}: texte officiel lu sur ce point. B${NBSP}: texte officiel cité par un tiers et recoupé. C${NBSP}: tiers ou déduction. D${NBSP}: connu, non lu. Une exigence de fiabilité C ou D n’est jamais opposable.`,
    `- **Autres noms**${NBSP}: ceux que d’autres listes lui donnent, par vague et par dispositif du Ségur.`,
    '',
    `Pour écrire un référentiel${NBSP}: [le format](../format-referentiel.md). ${counted(referentials.length, 'référentiel', 'référentiels', 'fr')}.`,
    '',
  ].join('\n');
}

/** Every page of `docs/referentiels`, by its file name. */
export async function referentialPages(store: Pick<ReferentialStore, 'shipped' | 'vocabulary'>): Promise<ReadonlyMap<string, string>> {
  const [vocabulary, shipped] = await Promise.all([store.vocabulary(), store.shipped()]);
  const ids = [...new Set(shipped.map(({ referential }) => referential.id))].sort();
  const referentials = ids.map((id) => shipped.filter(({ referential }) => referential.id === id));
  return new Map([['README.md', indexPage(referentials)], ...referentials.map((editions, index): [string, string] => [`${ids[index] ?? ''}.md`, referentialPage(editions, vocabulary)])]);
}
