import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { indicateurIdSchema, type TerritoireId, territoireIdSchema } from '../../contract/codes';
import * as v from 'valibot';
import { coverageText, publishedIndicators } from '../../view-models/catalogue';
import { inTerritory } from '../../view-models/french';
import { legendScope } from '../../view-models/legend';
import { peopleWords } from '../../view-models/people';
import { territoryDetail, territoryName } from '../../view-models/territories';
import { Icon } from '../../ui/icons';
import { Tabs } from '../../ui/tabs';
import { valueOf } from '../../ui/use-resource';
import { ClassesForm } from '../../views/explorer/classes-form';
import { IndicatorPicker } from '../../views/explorer/indicator-picker';
import { IndicatorNotes } from '../../views/explorer/indicator-notes';
import { LegendView } from '../../views/explorer/legend';
import { TerritoryPicker } from '../../views/explorer/territory-picker';
import { YearSlider } from '../../views/explorer/year-slider';
import { Segmented } from '../../ui/segmented';
import { Pending } from './pending';
import type { Explorer } from './use-explorer';

export const panelTabs = ['carte', 'points', 'actions'] as const;
export type PanelTab = (typeof panelTabs)[number];

interface PanelProps {
  readonly explorer: Explorer;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onTerritory: (id: TerritoireId) => void;
  readonly lit: number | null;
  readonly onLight: (code: number | null) => void;
  readonly points: ReactNode;
  readonly actions: ReactNode;
}

type Picking = 'territoire' | 'indicateur';

/** What is looked at: territory, then the map’s indicator, the points or the actions. */
export function Panel(props: PanelProps): ReactNode {
  const { explorer, tab } = props;
  const { territory, territories, state, update } = explorer;
  const [picking, setPicking] = useState<Picking | null>(null);
  const choosing = useRef<Picking | null>(null);
  const territoryButton = useRef<HTMLButtonElement>(null);
  const indicatorButton = useRef<HTMLButtonElement>(null);
  // The list takes the place of the panel: the focus comes back to the button that opened it.
  useEffect(() => {
    if (picking === null && choosing.current !== null) {
      (choosing.current === 'territoire' ? territoryButton : indicatorButton).current?.focus({ preventScroll: true });
    }
    choosing.current = picking;
  }, [picking]);
  if (picking === 'territoire') {
    return (
      <TerritoryPicker
        territories={territories.list}
        pending={territories.complete ? null : <Pending resource={territories.all} what="Les autres territoires" />}
        current={state.territoire}
        onClose={() => setPicking(null)}
        onPick={(id) => {
          setPicking(null);
          const checked = v.safeParse(territoireIdSchema, id);
          if (checked.success) props.onTerritory(checked.output);
        }}
      />
    );
  }
  if (picking === 'indicateur') {
    return (
      <IndicatorPicker
        indicators={explorer.startup.indicateurs}
        published={publishedIndicators(explorer.manifest, explorer.startup.indicateurs)}
        current={explorer.indicator.id}
        onClose={() => setPicking(null)}
        onPick={(id) => {
          setPicking(null);
          const checked = v.safeParse(indicateurIdSchema, id);
          if (checked.success) update({ indicateur: checked.output, annee: null });
        }}
      />
    );
  }
  return (
    <>
      <div className="panel__section">
        <button ref={territoryButton} type="button" className="chosen" onClick={() => setPicking('territoire')}>
          <Icon name="lieu" />
          <span className="chosen__text">
            <span className="sr-only">Changer de territoire : </span>
            <span className="chosen__label">{territory === null ? 'Territoire…' : territoryName(territory)}</span>
            <span className="chosen__detail">{territory === null ? '' : territoryDetail(territory)}</span>
          </span>
          <Icon name="chevron" />
        </button>
      </div>
      <Tabs
        label="Ce que montre la carte"
        tabs={[
          { id: 'carte', label: 'Indicateur' },
          { id: 'points', label: 'Points' },
          { id: 'actions', label: 'Actions' },
        ]}
        current={tab}
        onChange={props.onTab}
      >
        {tab === 'carte' ? <IndicatorTab {...props} buttonRef={indicatorButton} onPickIndicator={() => setPicking('indicateur')} /> : null}
        {tab === 'points' ? <div className="panel__section">{props.points}</div> : null}
        {tab === 'actions' ? <div className="panel__section">{props.actions}</div> : null}
      </Tabs>
    </>
  );
}

interface IndicatorTabProps extends Pick<PanelProps, 'explorer' | 'lit' | 'onLight'> {
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
  readonly onPickIndicator: () => void;
}

function IndicatorTab({ explorer, lit, onLight, buttonRef, onPickIndicator }: IndicatorTabProps): ReactNode {
  const { indicator, territory, years, annee, legend, state, update } = explorer;
  const cut = valueOf(explorer.cut);
  return (
    <>
      <div className="panel__section">
        <button ref={buttonRef} type="button" className="chosen" onClick={onPickIndicator}>
          <span className="chosen__text">
            <span className="sr-only">Changer d’indicateur : </span>
            <span className="chosen__label">{indicator.libelle}</span>
            <span className="chosen__detail">{indicator.groupe}</span>
          </span>
          <Icon name="chevron" />
        </button>
        {annee === null ? null : <YearSlider years={years} year={annee} onYear={(year) => update({ annee: year })} breakAfter={indicator.rupture_apres} />}
      </div>
      <div className="panel__section">
        {legend === null ? (
          <Pending resource={explorer.values.status === 'echec' ? explorer.values : explorer.cut} what="La légende" />
        ) : (
          <LegendView
            legend={legend}
            title={indicator.libelle}
            unit={indicator.nature === 'categoriel' ? indicator.libelle_court : indicator.unite}
            people={peopleWords(indicator)}
            lit={lit}
            onLight={onLight}
            scope={legendScope(
              indicator,
              territory === null ? '' : inTerritory(territory),
              territory?.type === 'france',
              explorer.startup.indicateurs.find(({ id }) => id === indicator.population_ref),
            )}
            dimmed={state.actions.visible && territory?.type !== 'cls'}
            schematic={explorer.manifest.tuiles.contours_schematiques}
          />
        )}
        {explorer.values.status === 'echec' && legend !== null ? <Pending resource={explorer.values} what="Les valeurs" /> : null}
      </div>
      <div className="panel__section">
        {indicator.nature === 'categoriel' ? null : (
          <details className="disclosure">
            <summary>Découpage des classes</summary>
            <ClassesForm
              classes={state.classes}
              onChange={(classes) => update({ classes })}
              breaks={cut?.breaks ?? []}
              decimals={indicator.decimales}
              merged={cut?.merged ?? 0}
              hasThreshold={indicator.seuil !== null}
            />
          </details>
        )}
        <details className="disclosure">
          <summary>Définition et source</summary>
          <IndicatorNotes indicator={indicator} coverage={coverageText(explorer.manifest, indicator, annee)} />
        </details>
        <details className="disclosure">
          <summary>Fond de carte</summary>
          <div className="stack stack--tight">
            <Segmented
              legend="Fond de carte"
              hideLegend
              options={[
                { value: 'aucun', label: 'Aucun' },
                { value: 'ign', label: 'Plan IGN' },
              ]}
              value={state.fond}
              onChange={(fond) => update({ fond })}
            />
            <p className="field__hint">Le plan IGN est demandé à un serveur extérieur (data.geopf.fr), qui voit alors votre adresse IP. Sans lui, rien ne sort de ce site.</p>
          </div>
        </details>
      </div>
    </>
  );
}
