import type { ReactNode } from 'react';
import type { StartupIndicator } from '../../../contract/startup';
import { type Resource, valueOf } from '../../../ui/use-resource';
import { beforeAfterRows, gainRows, spokenChange, undefinedNote } from '../../../view-models/planner/before-after';
import { professionWords } from '../../../view-models/planner/professions';
import { territoryName, type TerritoryEntry } from '../../../view-models/territories';
import { sourceOfYear } from '../../../view-models/year';
import { BeforeAfterTable } from '../../../views/planner/before-after-table';
import { GainsTable } from '../../../views/planner/gains-table';
import { Pending } from '../../explorer/pending';
import type { Opened } from '../use-opened';
import type { Measured } from './use-measured';

interface MeasuresProps {
  readonly opened: Opened | null;
  readonly measured: Resource<Measured>;
  readonly seuil: number | null;
  readonly territory: TerritoryEntry | null;
  readonly indicators: readonly StartupIndicator[];
}

/** Before and after, for the territory and for France, and who gains. */
export function Measures({ opened, measured, seuil, territory, indicators }: MeasuresProps): ReactNode {
  const known = valueOf(measured);
  if (measured.status === 'echec') return <Pending resource={measured} what="Avant et après" />;
  if (opened === null || known === null || seuil === null || territory === null) return null;
  const { parameters } = opened;
  const { decimals } = professionWords[parameters.profession];
  const { avant, apres, gains } = known.territory;
  const rows = beforeAfterRows(parameters, seuil, avant, apres);
  return (
    <section className="plan-card" aria-label="Avant et après">
      <output className="sr-only">{spokenChange(rows)}</output>
      <h2>Avant et après</h2>
      <p className="field__hint">« Officiel » : chiffres publiés. « Après » : estimation, chiffres publiés plus les changements que donne le modèle.</p>
      <BeforeAfterTable title={territoryName(territory)} rows={rows} note={undefinedNote(avant, apres)} />
      {territory.type === 'france' ? null : (
        <BeforeAfterTable title="France" rows={beforeAfterRows(parameters, seuil, known.france.avant, known.france.apres)} note={undefinedNote(known.france.avant, known.france.apres)} />
      )}
      {opened.measures.map(({ id, values }, place) => {
        const indicator = indicators.find((candidate) => candidate.id === id);
        const fifths = gainRows(gains[place] ?? [], decimals, id === 'revenu_median' ? 0 : 2);
        if (indicator === undefined || fifths.length === 0) return null;
        return (
          <GainsTable
            key={id}
            title={`Qui gagne, ${territoryName(territory)} : ${indicator.libelle_court}`}
            measure={indicator.libelle_court}
            rows={fifths}
            source={`Cinquièmes rangés des communes où cette mesure est la plus basse à celles où elle est la plus haute. ${indicator.libelle} (${indicator.unite}) : ${sourceOfYear(indicator, values.annee)}, ${values.annee}.`}
          />
        );
      })}
    </section>
  );
}
