import * as v from 'valibot';
import { type ReactNode, useMemo, useState } from 'react';
import { territoireIdSchema } from '../../contract/codes';
import { mostCompared, type Portrait } from '../../state/portrait';
import { Combobox } from '../../ui/combobox';
import { useResource, valueOf } from '../../ui/use-resource';
import { compareRows, compareTexts } from '../../view-models/portrait/compare';
import type { PortraitInput } from '../../view-models/portrait/subject';
import { territoryChoices, territoryName } from '../../view-models/territories';
import { CompareTable } from '../../views/portrait/compare-table';
import { Pending } from '../explorer/pending';
import type { Explorer } from '../explorer/use-explorer';
import { useServices } from '../services';
import { CompareMaps } from './compare-maps';

interface CompareSectionProps {
  readonly explorer: Explorer;
  readonly input: PortraitInput;
}

/** The territory against up to three others: the same measures, the differences in words, maps in the same classes. */
export function CompareSection({ explorer, input }: CompareSectionProps): ReactNode {
  const { files, store } = useServices();
  const { territories, state } = explorer;
  const [query, setQuery] = useState('');
  const comparer = state.portrait.comparer.filter((id) => id !== input.subject.id);
  const key = comparer.join(',');
  const ranks = useResource(key === '' ? null : key, (signal) => Promise.all(comparer.map((id) => files.territoryRanks(id, signal))));
  const read = valueOf(ranks);
  const inputs = useMemo(() => {
    if (read === null) return null;
    const others = comparer.flatMap((id, place): PortraitInput[] => {
      const [entry, own] = [territories.byId.get(id), read[place]];
      if (entry === undefined || own === undefined) return [];
      return [{ ...input, subject: { ...entry, titre: territoryName(entry), ranks: own, communes: entry.communes } }];
    });
    return [input, ...others];
    // The key says which territories are compared.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [input, read, key, territories.byId]);
  const rows = useMemo(() => (inputs === null ? [] : compareRows(inputs)), [inputs]);
  const texts = useMemo(() => (inputs === null ? [] : compareTexts(inputs)), [inputs]);
  const change = (next: Portrait['comparer']): void => store.update((before) => ({ portrait: { ...before.portrait, comparer: next } }), 'push');
  const full = comparer.length >= mostCompared;
  const found = query === '' ? null : territoryChoices(territories.list.filter(({ id }) => id !== input.subject.id && !comparer.includes(id)), query, null);
  const missing = inputs === null ? 0 : comparer.length - (inputs.length - 1);
  return (
    <>
      <div className="portrait__choices">
        <Combobox
          label="Comparer à"
          placeholder="nom d’un territoire…"
          choices={full ? [] : (found?.choices ?? [])}
          query={query}
          onQuery={setQuery}
          note={full ? `${mostCompared} autres territoires au plus : retirez-en un d’abord.` : (found?.note ?? null)}
          onPick={(id) => {
            const territoire = v.safeParse(territoireIdSchema, id);
            setQuery('');
            if (territoire.success) change([...comparer, territoire.output]);
          }}
        />
        {comparer.map((id) => {
          const entry = territories.byId.get(id);
          const name = entry === undefined ? id : territoryName(entry);
          return (
            <button key={id} type="button" className="button button--small" aria-label={`Ne plus comparer à ${name}`} onClick={() => change(comparer.filter((other) => other !== id))}>
              {name} ×
            </button>
          );
        })}
      </div>
      {comparer.length === 0 ? <p className="muted small">Jusqu’à trois autres territoires, de n’importe quel type : les mêmes mesures, les mêmes classes sur les cartes.</p> : <Pending resource={ranks} what="La comparaison" />}
      {missing > 0 && territories.complete ? <p className="small">Un territoire demandé n’est pas dans ce site : les autres sont comparés.</p> : null}
      {inputs === null || inputs.length < 2 ? null : (
        <>
          <CompareTable territories={inputs.map(({ subject }) => subject)} rows={rows} texts={texts} />
          <CompareMaps explorer={explorer} inputs={inputs} />
        </>
      )}
    </>
  );
}
