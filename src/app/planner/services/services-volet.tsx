import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { ranksOfClass } from '../../../domain/classes';
import { rankOfCode } from '../../../domain/communes';
import { isServiceLine } from '../../../state/scenario';
import { defaultServicesVolet, largestThreshold } from '../../../state/services-volet';
import { Notice } from '../../../ui/notice';
import { valueOf } from '../../../ui/use-resource';
import { inTerritory } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import { peopleWords } from '../../../view-models/people';
import { lineText, otherLinesText } from '../../../view-models/planner/lines';
import { serviceChanges, type ServiceChangesSource } from '../../../view-models/planner/service-changes';
import { serviceTooltip, serviceViewLabels, serviceViews, type ServiceTimes, type ServiceView } from '../../../view-models/planner/service-map';
import { serviceSentence } from '../../../view-models/planner/service-measures';
import { serviceSources } from '../../../view-models/planner/service-sources';
import { offeredServices, serviceWords } from '../../../view-models/planner/services';
import { versionsText } from '../../../view-models/planner/versions';
import { legendParts } from '../../../view-models/planner/picture';
import { LegendView } from '../../../views/explorer/legend';
import { ScenarioList } from '../../../views/planner/scenario-list';
import { ChangesTable } from '../../../views/planner/changes-table';
import { ServiceSettings } from '../../../views/planner/service-settings';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { MapBar } from '../map-bar';
import type { Planner } from '../use-planner';
import { Volet } from '../volet';
import { ServiceMeasuresCard } from './measures';
import { ServiceForm, useServiceDraft } from './service-form';
import { useOpenedService, useServiceMeasured, useServiceOutcome } from './use-service';
import { useServiceMap } from './use-service-map';

/** What a new point of a service, or new minutes to it, changes. */
export default function ServicesVolet({ planner }: { readonly planner: Planner }): ReactNode {
  const { explorer, plan, update, communes, nameOf, territoryName: name, versions } = planner;
  const { manifest, startup, territory, ranks, settle } = explorer;
  const { scenario, model, change, undo, redo } = planner.scenario;
  const { service, seuil } = plan.services;
  const view: ServiceView = serviceViews.find((candidate) => candidate === plan.carte) ?? 'apres';
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const form = useServiceDraft(planner, service);
  const { pick } = form;

  const mine = useMemo(() => scenario.lignes.flatMap((line, place) => (isServiceLine(line) && line.service === service ? [{ line, place }] : [])), [scenario.lignes, service]);
  const lines = useMemo(() => mine.map(({ line }) => line), [mine]);
  const openedResource = useOpenedService(manifest, startup.indicateurs, service, communes);
  const opened = valueOf(openedResource);
  const outcome = useServiceOutcome(opened, lines, communes);
  const shown = valueOf(outcome.resource);
  // An answer of another service says nothing of this one.
  const answer = opened !== null && shown?.service === opened.service ? shown : null;
  const settled = answer?.key === outcome.key ? answer : null;
  const measured = useServiceMeasured(opened, settled, seuil, territory?.id ?? '', ranks);
  // The engine, which other views use, starts once nothing here waits for the processor.
  const done = measured.status !== 'attente' || openedResource.status === 'echec' || outcome.resource.status === 'echec';
  useEffect(() => {
    if (done) settle();
  }, [done, settle]);

  const times = useMemo((): ServiceTimes | null => (opened === null || answer === null ? null : { published: opened.published, after: answer.minutes, saved: answer.saved }), [opened, answer]);
  const selectedRank = communes === null || form.draft.commune === null ? null : rankOfCode(communes, form.draft.commune);
  const [lit, setLit] = useState<number | null>(null);
  const [litOf, setLitOf] = useState<Uint8Array | null>(null);
  const litRanks = useMemo(() => (lit === null || litOf === null || ranks === undefined ? null : ranksOfClass(litOf, ranks, lit)), [lit, litOf, ranks]);
  const map = useServiceMap({ planner, opened, times, seuil, view, selectedRank, lit: litRanks });
  const tooltipOf = useCallback(
    (rank: number) => (communes === null || opened === null || times === null ? null : serviceTooltip(communes.nom[rank] ?? '', opened.indicator, times, view, rank)),
    [communes, opened, times, view],
  );

  const refusalOf = useMemo(() => new Map(answer === null ? [] : answer.refusals.map(({ item, message }) => [item, message] as const)), [answer]);
  const known = valueOf(measured);
  const sentence =
    opened === null || territory === null || known === null || !known.key.startsWith(`${opened.service} `)
      ? null
      : serviceSentence({
          service: opened.service,
          published: opened.published !== null,
          seuil: known.seuil,
          avant: known.territory.avant,
          apres: known.territory.apres,
          where: inTerritory(territory),
          empty: answer !== null && answer.items.length === answer.refusals.length,
          estimation: opened.indicator.estimation,
        });
  const sources = useMemo(() => {
    if (opened === null) return [];
    const population = startup.indicateurs.find(({ id }) => id === opened.people.indicateur);
    return serviceSources({
      indicator: opened.indicator,
      annee: opened.published?.annee ?? null,
      error: opened.error,
      population: population === undefined ? null : { indicator: population, annee: opened.people.annee },
    });
  }, [opened, startup]);

  const changes = useMemo(
    (): ServiceChangesSource | null => (communes === null || opened === null || times === null || ranks === undefined ? null : { ...times, communes, ranks, people: opened.people.values }),
    [communes, opened, times, ranks],
  );
  // The map first: the table and the legend follow when the page has a moment.
  const changesLater = useDeferredValue(changes);
  const legend = useDeferredValue(map.legend);
  const table = useMemo(
    () =>
      changesLater === null || opened === null ? null : (
        <ErrorBoundary what="le tableau">
          <ChangesTable
            kind={serviceChanges}
            source={changesLater}
            names={[opened.indicator.id, name]}
            notes={[
              `Territoire : ${name}`,
              ...sources,
              `Version du modèle : ${model ?? 'inconnue'}`,
              lines.length === 0 ? 'Scénario : aucun changement' : `Scénario : ${lines.map((line, item) => `${lineText(line, nameOf)}${refusalOf.has(item) ? ' (non pris en compte)' : ''}`).join(' ; ')}`,
            ]}
            indicateurs={[opened.indicator.id, 'population']}
            rowHeight={rowHeight}
            selected={selectedRank}
            onSelect={pick}
          />
        </ErrorBoundary>
      ),
    [changesLater, opened, name, sources, model, lines, nameOf, refusalOf, rowHeight, selectedRank, pick],
  );
  const otherVersion = versionsText(scenario, { modele: model, donnees: versions });
  const badge = view === 'officiel' && opened?.published === null ? 'Aucune donnée' : view === 'officiel' && opened?.indicator.estimation === false ? 'Chiffres officiels' : 'Estimation';

  return (
    <Volet
      map={{
        model: map.model,
        bar: <MapBar options={serviceViews.map((value) => ({ value, label: serviceViewLabels[value] }))} value={view} onChange={(carte) => update({ carte }, 'replace')} badge={badge} />,
        under: (
          <>
            <output className="planner__under">{openedResource.status === 'attente' ? 'Lecture des temps de trajet…' : sentence}</output>
            {openedResource.status === 'echec' ? <Pending resource={openedResource} what="Les temps de trajet" /> : null}
            {outcome.resource.status === 'echec' ? (
              <Notice tone="warn" live onRetry={outcome.resource.retry}>
                Le calcul s’est interrompu ({outcome.resource.error.message}). La carte et le scénario sont gardés.
              </Notice>
            ) : null}
            {sources.length === 0 ? null : <p className="planner__source source-line">{sources.join(' ')}</p>}
          </>
        ),
        picture:
          legend === null || opened === null
            ? null
            : {
                ...legendParts(legend),
                titre: `${serviceWords[opened.service].label}, ${serviceViewLabels[view].toLocaleLowerCase('fr')}`,
                phrase: sentence ?? '',
                unite: view === 'changement' ? 'minutes gagnées (−) ou perdues (+)' : 'minutes de trajet',
                source: sources.join(' '),
                names: ['services', opened.service, view],
                indicateurs: [opened.indicator.id],
                simulation: view !== 'officiel',
                sites: '',
              },
        tooltipOf,
        onSelect: pick,
      }}
      legend={
        legend === null || opened === null ? null : (
          <div className="plan-card">
            <LegendView
              legend={legend}
              title={serviceViewLabels[view]}
              unit={`${serviceWords[opened.service].label} : ${view === 'changement' ? 'minutes gagnées (−) ou perdues (+)' : 'minutes de trajet'}`}
              people={peopleWords(opened.indicator)}
              lit={lit}
              onLight={(code) => {
                setLit(code);
                setLitOf(map.choropleth?.classOfRank ?? null);
              }}
              scope={legendScope(opened.indicator, territory === null ? '' : inTerritory(territory), territory?.type === 'france')}
              schematic={manifest.tuiles.contours_schematiques}
              dimmed={false}
            />
          </div>
        )
      }
      panel={
        <>
          <ServiceSettings
            service={service}
            offered={offeredServices((id) => Object.hasOwn(manifest.valeurs, id))}
            onService={(chosen) => update({ services: { service: chosen, seuil } })}
            seuil={seuil}
            most={largestThreshold}
            byDefault={defaultServicesVolet.seuil}
            onSeuil={(minutes) => update({ services: { service, seuil: minutes } })}
          />
          <ServiceForm form={form} planner={planner} />
          {otherVersion === null ? null : <Notice tone="warn">{otherVersion}</Notice>}
          <ScenarioList
            lines={mine.map(({ line, place }, item) => ({ place, text: lineText(line, nameOf), refusal: refusalOf.get(item) ?? null }))}
            others={otherLinesText(scenario.lignes, { service })}
            shownFirst={opened?.published === null ? 'aucun temps n’est connu vers ce service' : 'la carte montre les temps publiés'}
            onEdit={form.edit}
            onDelete={(place) => {
              form.stopEditing();
              change(scenario.lignes.filter((_, at) => at !== place));
            }}
            onUndo={undo}
            onRedo={redo}
            onReset={
              scenario.lignes.length === 0
                ? null
                : () => {
                    form.stopEditing();
                    change([]);
                  }
            }
          />
        </>
      }
      results={
        <>
          <ErrorBoundary what="les mesures">
            <ServiceMeasuresCard opened={opened} measured={measured} territory={territory} indicators={startup.indicateurs} />
          </ErrorBoundary>
          {table}
        </>
      }
    />
  );
}
