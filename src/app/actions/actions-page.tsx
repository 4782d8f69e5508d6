import '../../views/actions/actions.css';
import '../../views/actions/volets.css';
import { memo, type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { partnersOfContract, resultsOfContract } from '../../db/queries';
import { actionVolets, defaultActionFilters } from '../../state/actions';
import { longestLink } from '../../view-models/share';
import type { ActionFacet } from '../../domain/action-facets';
import { formatNumber } from '../../domain/format';
import { Notice } from '../../ui/notice';
import { Tabs } from '../../ui/tabs';
import { valueOf } from '../../ui/use-resource';
import { actionDetail } from '../../view-models/actions/detail';
import { actionsFile } from '../../view-models/actions/file';
import { filterChips, toggled } from '../../view-models/actions/facets';
import { ActionSheet } from '../../views/actions/action-sheet';
import { FacetList } from '../../views/actions/facet-list';
import { FilterChips } from '../../views/actions/filter-chips';
import { SearchField } from '../../views/actions/search-field';
import { DownloadButton } from '../../views/files/download-button';
import { EngineNotice } from '../engine-notice';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import { phoneQuery, useMedia } from '../explorer/use-media';
import type { Explorer } from '../explorer/use-explorer';
import { RefusedLink } from '../refused-link';
import { useServices } from '../services';
import { useQuery } from '../use-query';
import { PlanMapContainer } from './plan-map';
import { PlanPrint } from './plan-print';
import { type Shown, usePlan, type VoletProps } from './use-plan';
import { VoletView, voletLabels } from './volets';

/** The plans of the contracts: what they promise, who pilots it, where, what others do on the same theme. */
export default function ActionsPage({ explorer }: { readonly explorer: Explorer }): ReactNode {
  const plan = usePlan(explorer);
  const { shown, filters, vue, chips, commands } = plan;
  // The presentation and the map are drawn once the sentence and the filters have answered.
  const drawn = useDeferredValue(shown) ?? shown;
  const { setFilters, setVue } = commands;
  const phone = useMedia(phoneQuery);
  const link = useServices().store.link();
  const unknown = shown !== null && vue.action !== null && !shown.catalogue.actions.some(({ id }) => id === vue.action) ? [...explorer.unknown, `l’action ${vue.action}`] : explorer.unknown;
  const toggle = useCallback((facet: ActionFacet, value: string) => setFilters((now) => toggled(now, facet, value)), [setFilters]);
  const facets = shown === null ? null : <FacetList facets={plan.facets} onToggle={toggle} />;
  return (
    <div className="plans">
      <header className="plans__head">
        <h1>Plans d’actions des contrats</h1>
        <RefusedLink unknown={unknown} />
        <EngineNotice />
        <div className="plans__ask">
          <SearchField text={filters.texte} onText={(texte) => setFilters((now) => ({ ...now, texte }), 'replace')} />
          <output className="plans__sentence">{shown?.sentence}</output>
          {drawn === null ? null : <PlanTools explorer={explorer} shown={drawn} />}
        </div>
        {link.length <= longestLink ? null : (
          <Notice tone="warn">L’adresse de cette page compte {formatNumber(link.length)} caractères : certains logiciels la couperont. Retirez des filtres, ou envoyez la vue en fichier (Partager).</Notice>
        )}
        {shown === null ? null : (
          <div className="plans__chips">
            {chips.length === 0 ? (
              <p className="muted small">Aucun filtre : toutes les actions publiées.</p>
            ) : (
              <>
                <FilterChips chips={chips} onFilters={setFilters} />
                <button type="button" className="button button--small button--quiet" onClick={() => setFilters(({ visible }) => ({ ...defaultActionFilters, visible }))}>
                  Retirer tous les filtres
                </button>
              </>
            )}
          </div>
        )}
      </header>
      <aside className="plans__facets" aria-label="Filtres">
        {phone ? (
          <details className="disclosure">
            <summary>Filtrer les actions</summary>
            {facets}
          </details>
        ) : (
          facets
        )}
      </aside>
      <section className="plans__main" aria-label="Actions">
        {drawn === null ? (
          <>
            <Pending resource={plan.catalogueResource} what="Les plans d’actions" />
            {plan.catalogueResource.status === 'pret' ? <Pending resource={plan.selectionResource} what="Les actions retenues" /> : null}
          </>
        ) : (
          <Tabs label="Présentation des actions" tabs={actionVolets.map((id) => ({ id, label: voletLabels[id] }))} current={vue.volet} onChange={(volet) => setVue({ volet })}>
            <ErrorBoundary key={vue.volet} what={`la partie ${voletLabels[vue.volet]}`}>
              {drawn.catalogue.contracts.length === 0 ? <Notice>Aucun contrat n’est publié : il n’y a pas d’action à montrer.</Notice> : null}
              <DrawnVolet shown={drawn} vue={vue} commands={commands} />
            </ErrorBoundary>
          </Tabs>
        )}
      </section>
      {shown === null || drawn === null ? null : (
        <div className="plans__side">
          <OpenedAction shown={shown} vue={vue} commands={commands} />
          <DrawnMap
            shown={drawn}
            communes={explorer.communes}
            manifest={explorer.manifest}
            territories={explorer.startup.territoires}
            scheme={explorer.scheme}
            commands={commands}
          />
        </div>
      )}
    </div>
  );
}

/** What takes the actions kept away: on paper, or in a spreadsheet. */
function PlanTools({ explorer, shown }: { readonly explorer: Explorer; readonly shown: Shown }): ReactNode {
  const { catalogue, kept, filters } = shown;
  return (
    <div className="plans__tools">
      <PlanPrint explorer={explorer} shown={shown} />
      {kept.length === 0 ? null : <DownloadButton small offer={{ titre: 'les actions retenues', make: () => actionsFile(catalogue, kept, filterChips(catalogue, filters).map(({ label }) => label)) }} />}
    </div>
  );
}

const DrawnVolet = memo(VoletView);
const DrawnMap = memo(PlanMapContainer);

function OpenedAction({ shown, vue, commands: { setVue, toMap } }: VoletProps): ReactNode {
  const action = shown.catalogue.actions.find(({ id }) => id === vue.action);
  const partners = useQuery(partnersOfContract, action === undefined ? null : { contrat: action.contrat });
  const results = useQuery(resultsOfContract, action === undefined ? null : { contrat: action.contrat });
  const [p, r] = [valueOf(partners), valueOf(results)];
  const detail = useMemo(
    () => (action === undefined || p === null || r === null ? null : actionDetail({ catalogue: shown.catalogue, action, partners: p, results: r })),
    [action, p, r, shown.catalogue],
  );
  if (action === undefined) return null;
  return (
    <div className="plans__sheet">
      {detail === null ? (
        <Pending resource={p === null ? partners : results} what="La fiche de l’action" />
      ) : (
        <ActionSheet
          key={detail.id}
          detail={detail}
          onClose={() => {
            setVue({ action: null });
            // Back to where it was opened from.
            document.querySelector<HTMLElement>(`[data-action="${CSS.escape(detail.id)}"] button`)?.focus();
          }}
          onOpen={(id) => setVue({ action: id })}
          onMap={(commune) => toMap({ contract: detail.contractId, commune })}
        />
      )}
    </div>
  );
}
