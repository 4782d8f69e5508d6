import type { ReactNode } from 'react';
import type { StartupIndicator } from '../../../contract/startup';
import { type Resource, valueOf } from '../../../ui/use-resource';
import { gainRows } from '../../../view-models/planner/before-after';
import { serviceNote, serviceRows, spokenService } from '../../../view-models/planner/service-measures';
import { territoryName, type TerritoryEntry } from '../../../view-models/territories';
import { sourceOfYear } from '../../../view-models/year';
import { BeforeAfterTable } from '../../../views/planner/before-after-table';
import { GainsTable } from '../../../views/planner/gains-table';
import { Pending } from '../../explorer/pending';
import type { OpenedService, ServiceMeasured } from './use-service';

interface ServiceMeasuresProps {
  readonly opened: OpenedService | null;
  readonly measured: Resource<ServiceMeasured>;
  readonly territory: TerritoryEntry | null;
  readonly indicators: readonly StartupIndicator[];
}

const beforeAndAfter = ['Avant', 'Après'] as const;

/** Before and after, for the territory and for France, and who gains. */
export function ServiceMeasuresCard({ opened, measured, territory, indicators }: ServiceMeasuresProps): ReactNode {
  const known = valueOf(measured);
  if (measured.status === 'echec') return <Pending resource={measured} what="Avant et après" />;
  if (opened === null || known === null || territory === null || !known.key.startsWith(`${opened.service} `)) return null;
  const { avant, apres, gains } = known.territory;
  const published = opened.published !== null;
  const rows = serviceRows(known.seuil, avant, apres);
  const { france } = known;
  const { income } = opened;
  const indicator = income === null ? undefined : indicators.find(({ id }) => id === income.id);
  const fifths = gainRows(gains[0] ?? [], 1, 0);
  return (
    <section className="plan-card" aria-label="Avant et après">
      <output className="sr-only">{spokenService(rows)}</output>
      <h2>Avant et après</h2>
      <p className="field__hint">« Avant » : {published ? 'temps publiés' : 'inconnu'}. « Après » : estimation. Habitants : population totale.</p>
      <BeforeAfterTable title={territoryName(territory)} sides={beforeAndAfter} rows={rows} note={serviceNote(avant, apres, published)} />
      {territory.type === 'france' ? null : (
        <BeforeAfterTable title="France" sides={beforeAndAfter} rows={serviceRows(known.seuil, france.avant, france.apres)} note={serviceNote(france.avant, france.apres, published)} />
      )}
      {income === null || indicator === undefined || fifths.length === 0 ? null : (
        <GainsTable
          title={`Qui gagne, en minutes épargnées, ${territoryName(territory)} : ${indicator.libelle_court}`}
          measure={indicator.libelle_court}
          rows={fifths}
          source={`Cinquièmes de la population, rangés des communes où cette mesure est la plus basse à celles où elle est la plus haute ; les communes sans mesure ou sans temps connu n’y sont pas. ${indicator.libelle} (${indicator.unite}) : ${sourceOfYear(indicator, income.values.annee)}, ${income.values.annee}.`}
        />
      )}
    </section>
  );
}
