import type { ReactNode } from 'react';
import type { LineDraft, LineKind } from '../../../view-models/planner/lines';
import { LineForm } from '../../../views/planner/line-form';
import { CommuneField } from '../commune-field';
import type { DraftSteps } from '../use-draft';
import type { Planner } from '../use-planner';

const allKinds: readonly LineKind[] = ['ajout', 'retrait', 'deplacement', 'tournee'];
/** Where no file says how many there are. */
const additions: readonly LineKind[] = ['ajout', 'tournee'];
const labels: Readonly<Record<LineKind, string>> = { ajout: 'Ajouter', retrait: 'Retirer', deplacement: 'Déplacer', tournee: 'Tournée' };

/** One change to try: by its name here, or picked on the map. */
export function DraftForm({ form, planner }: { readonly form: DraftSteps<LineDraft>; readonly planner: Planner }): ReactNode {
  const { opened, communes, nameOf } = planner;
  const { draft, setDraft } = form;
  const kinds = opened === null || opened.parameters.postes !== null ? allKinds : additions;
  return (
    <section className="plan-section" aria-label="Essayer un changement">
      <h2>Et si…</h2>
      <p className="field__hint">Choisissez la commune ici, ou d’un clic sur la carte.</p>
      <LineForm
        kind={draft.kind}
        kinds={kinds.map((value) => ({ value, label: labels[value] }))}
        onKind={(kind) => setDraft({ ...draft, kind })}
        hint={kinds === allKinds ? null : 'Aucun fichier ne dit combien de professionnels sont en place, commune par commune : seuls des ajouts peuvent être simulés.'}
        amount={{
          label: draft.kind === 'tournee' ? 'Demi-journées par semaine' : 'Postes à temps plein',
          typed: draft.nombre,
          onType: (nombre) => setDraft({ ...draft, nombre }),
        }}
        missing={form.missing}
        editing={form.editing}
        onSubmit={form.submit}
        onCancel={form.stopEditing}
      >
        <CommuneField
          label={draft.kind === 'deplacement' ? 'Commune de départ' : 'Commune'}
          commune={draft.commune}
          nameOf={nameOf}
          onCommune={(commune) => setDraft((before) => ({ ...before, commune }))}
          ready={communes !== null}
        />
        {draft.kind === 'deplacement' ? (
          <CommuneField label="Commune d’arrivée" commune={draft.vers} nameOf={nameOf} onCommune={(vers) => setDraft((before) => ({ ...before, vers }))} ready={communes !== null} />
        ) : null}
      </LineForm>
    </section>
  );
}
