import type { CodeCommune } from '../../../contract/codes';
import { isServiceLine } from '../../../state/scenario';
import { draftOfLine, type LineDraft, lineOfDraft } from '../../../view-models/planner/lines';
import { type DraftSteps, useDraft } from '../use-draft';
import type { Planner } from '../use-planner';

const empty: LineDraft = { kind: 'ajout', commune: null, vers: null, nombre: '1' };

/** A move takes its departure first, then its arrival. */
const withCommune = (draft: LineDraft, commune: CodeCommune): LineDraft =>
  draft.kind === 'deplacement' && draft.commune !== null && draft.vers === null ? { ...draft, vers: commune } : { ...draft, commune };

/** A change of supply, as a person types it. */
export const useLineDraft = (planner: Planner): DraftSteps<LineDraft> =>
  useDraft(planner, {
    of: planner.profession,
    empty,
    ofLine: (line) => (isServiceLine(line) ? null : draftOfLine(line)),
    toLine: (draft) => lineOfDraft(draft, planner.profession),
    withCommune,
  });
