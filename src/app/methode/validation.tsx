import { type ReactNode, useMemo, useState } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { StartupIndicator } from '../../contract/startup';
import { accessValidation } from '../../db/queries';
import { yearsOf } from '../../files/published-files';
import { Segmented } from '../../ui/segmented';
import { type Resource, valueOf } from '../../ui/use-resource';
import { departementSentence, nationalYears, validationFile, verdict } from '../../view-models/methode/validation';
import { ComparisonPlot } from '../../views/methode/comparison-plot';
import { DepartementsTable } from '../../views/methode/departements-table';
import { NationalTable } from '../../views/methode/national-table';
import { VerdictNotice } from '../../views/methode/verdict-notice';
import { Pending } from '../explorer/pending';
import type { Scheme } from '../theme';
import { useQuery } from '../use-query';
import type { AccessFile } from './read-access';
import { Residuals } from './residuals';
import { useComparison } from './use-comparison';
import { DownloadButton } from '../../views/files/download-button';

/** The profession whose supply by commune is published, hence the only one that can be held against the official figure. */
const profession = 'medecin_generaliste';
/** As many as the pipeline judges. */
const yearsJudged = 3;

interface ValidationProps {
  readonly manifest: Manifest;
  readonly indicators: readonly StartupIndicator[];
  readonly scheme: Scheme;
  readonly access: Resource<AccessFile>;
}

/** The model held against the official figure: verdict, measures, plot and map. Plot and map need no engine. */
export function Validation({ manifest, indicators, scheme, access }: ValidationProps): ReactNode {
  const validation = useQuery(accessValidation, { profession });
  const parameters = valueOf(access)?.header.professions.find((candidate) => candidate.profession === profession) ?? null;
  const apl = indicators.find(({ id }) => id === (parameters?.apl ?? 'apl_mg')) ?? null;
  const years = yearsOf(manifest, apl?.id ?? 'apl_mg').slice(-yearsJudged);
  const [chosen, setChosen] = useState<number | null>(null);
  const annee = chosen ?? years.at(-1) ?? 0;
  const comparison = useComparison(manifest, access, parameters, annee);
  const rows = valueOf(validation);
  const said = useMemo(() => (rows === null ? null : verdict(rows)), [rows]);
  const compared = valueOf(comparison);
  return (
    <>
      <p className="methode__text">
        Le modèle recalcule l’accès aux médecins généralistes à partir de leur nombre par commune, des temps de trajet estimés et de la population. Il est
        ici confronté à l’APL que publie la DREES, commune par commune. Un département sur quatre n’a servi à aucun réglage&nbsp;: ses résultats disent ce que vaut
        le modèle là où il n’a rien appris.
      </p>
      {rows === null ? <Pending resource={validation} what="Les mesures du modèle" /> : null}
      {rows !== null && said === null ? <p>Cette publication ne contient aucune mesure du modèle.</p> : null}
      {said === null ? null : <VerdictNotice verdict={said} />}
      {rows === null || said === null ? null : (
        <>
          <h3>France entière</h3>
          <NationalTable years={nationalYears(rows)} />
          {apl === null || apl.avertissement === null ? null : <p className="field__hint">{apl.avertissement}</p>}
          <div className="methode__download">
            <DownloadButton offer={{ titre: 'mesures du modèle', make: () => validationFile(rows) }} label="Toutes les mesures" />
          </div>
        </>
      )}
      {years.length < 2 ? null : (
        <Segmented
          legend="Année de l’APL officielle, pour les départements, le nuage et la carte"
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
          value={String(annee)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      {rows === null || said === null ? null : (
        <>
          <h3>Par département, {annee}</h3>
          <p className="methode__text">{departementSentence(rows, annee)}</p>
          <DepartementsTable rows={rows} annee={annee} />
        </>
      )}
      <h3>Modèle et APL officielle, commune par commune</h3>
      {compared === null ? <Pending resource={comparison} what="Le nuage des communes" /> : <ComparisonPlot comparison={compared} threshold={apl?.seuil ?? null} scheme={scheme} />}
      <h3>Où le modèle se trompe</h3>
      {compared === null ? (
        <Pending resource={comparison} what="La carte des écarts" />
      ) : (
        <Residuals manifest={manifest} comparison={compared} scheme={scheme} source={apl?.source_libelle ?? 'DREES'} />
      )}
    </>
  );
}
