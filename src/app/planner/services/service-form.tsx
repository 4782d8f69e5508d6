import type { ReactNode } from 'react';
import type { CodeCommune } from '../../../contract/codes';
import type { ServiceId } from '../../../contract/services';
import { isServiceLine } from '../../../state/scenario';
import { draftOfServiceLine, type ServiceDraft, type ServiceLineKind, serviceLineOfDraft } from '../../../view-models/planner/service-lines';
import { LineForm } from '../../../views/planner/line-form';
import { CommuneField } from '../commune-field';
import { type DraftSteps, useDraft } from '../use-draft';
import type { Planner } from '../use-planner';

const empty: ServiceDraft = { kind: 'point', commune: null, nombre: '' };
const withCommune = (draft: ServiceDraft, commune: CodeCommune): ServiceDraft => ({ ...draft, commune });
const kinds: readonly { readonly value: ServiceLineKind; readonly label: string }[] = [
  { value: 'point', label: 'Nouveau point' },
  { value: 'minutes', label: 'Nouveau temps' },
];
const hints: Readonly<Record<ServiceLineKind, string>> = {
  point: 'Un point fixe de plus, placé au point de référence de la commune : ses temps de trajet sont estimés pour toute la France.',
  minutes: 'La commune rejoint désormais le service en ce nombre de minutes, quel que soit le temps publié : un bus qui s’y arrête, une route, une fermeture. Les autres communes gardent le leur.',
};

/** A change of the trip to a service, as a person types it. */
export const useServiceDraft = (planner: Planner, service: ServiceId): DraftSteps<ServiceDraft> =>
  useDraft(planner, {
    of: service,
    empty,
    ofLine: (line) => (isServiceLine(line) ? draftOfServiceLine(line) : null),
    toLine: (draft) => serviceLineOfDraft(draft, service),
    withCommune,
  });

/** One change to try: by its name here, or picked on the map. */
export function ServiceForm({ form, planner }: { readonly form: DraftSteps<ServiceDraft>; readonly planner: Planner }): ReactNode {
  const { communes, nameOf } = planner;
  const { draft, setDraft } = form;
  return (
    <section className="plan-section" aria-label="Essayer un changement">
      <h2>Et si…</h2>
      <p className="field__hint">Choisissez la commune ici, ou d’un clic sur la carte.</p>
      <LineForm
        kind={draft.kind}
        kinds={kinds}
        onKind={(kind) => setDraft({ ...draft, kind })}
        hint={hints[draft.kind]}
        amount={draft.kind === 'point' ? null : { label: 'Minutes', typed: draft.nombre, onType: (nombre) => setDraft({ ...draft, nombre }) }}
        missing={form.missing}
        editing={form.editing}
        onSubmit={form.submit}
        onCancel={form.stopEditing}
      >
        <CommuneField label="Commune" commune={draft.commune} nameOf={nameOf} onCommune={(commune) => setDraft((before) => ({ ...before, commune }))} ready={communes !== null} />
      </LineForm>
    </section>
  );
}
