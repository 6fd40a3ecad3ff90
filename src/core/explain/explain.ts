import type { CompiledReferential } from '../compile.js';
import type { Day } from '../day.js';
import type { Dossier } from '../dossier.js';
import type { Vocabulary } from '../referential.js';
import { isSetAside } from '../theme.js';
import type { Explanation, Subject } from './explanation.js';
import { explainLevel } from './level.js';
import type { PlaceOf } from './readings.js';
import { explainRequirement } from './requirement.js';
import { compiledThemeOf, editionOf, judgementsOf, sceneOf, type Scene } from './scene.js';
import { explainIndex } from './sort-index.js';
import { explainDossierVerdict, explainEditionVerdict, explainThemeVerdict } from './verdict.js';

function explainVerdictOf(scene: Scene, { referential, theme }: { readonly referential?: string; readonly theme?: string }): Explanation {
  if (referential === undefined) return explainDossierVerdict(scene);
  const edition = editionOf(scene, referential);
  return theme === undefined ? explainEditionVerdict(scene, edition) : explainThemeVerdict(scene, edition, theme);
}

function explainIndexOf(scene: Scene, { referential, theme }: { readonly referential?: string; readonly theme?: string }): Explanation {
  const editions = referential === undefined ? scene.editions : [editionOf(scene, referential)];
  return explainIndex(
    editions.flatMap((edition) => {
      if (theme !== undefined) return [{ edition, theme: compiledThemeOf(edition, theme) }];
      return edition.compiled.themes.filter((each) => !isSetAside(judgementsOf(edition, each))).map((each) => ({ edition, theme: each }));
    }),
  );
}

/**
 * Why a figure of the assessment is what it is: the steps a person can redo by hand. Pure; its conclusion is that of
 * `evaluate` for the same input, since both ask the same functions.
 * @param placeOf where a key of the dossier is written.
 */
export function explain(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day, subject: Subject, placeOf: PlaceOf = () => undefined): Explanation {
  const scene = sceneOf(referentials, vocabulary, dossier, day, placeOf);
  switch (subject.kind) {
    case 'requirement':
      return explainRequirement(scene, editionOf(scene, subject.referential), subject.id);
    case 'level':
      return explainLevel(scene, editionOf(scene, subject.referential), subject.theme);
    case 'verdict':
      return explainVerdictOf(scene, subject);
    case 'index':
      return explainIndexOf(scene, subject);
  }
}
