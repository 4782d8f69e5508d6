import * as v from 'valibot';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type CodeCommune, codeCommuneSchema, type TerritoireId } from '../../contract/codes';
import type { CommunesTable } from '../../domain/communes';
import type { SearchResult } from '../../domain/search';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { Combobox } from '../../ui/combobox';
import { searchChoices } from '../../view-models/search-choices';
import { useServices } from '../services';
import type { Territories } from './use-territories';

interface SearchBoxProps {
  readonly communes: Resource<CommunesTable>;
  readonly territories: Territories;
  readonly onCommune: (rank: number, code: CodeCommune) => void;
  readonly onTerritory: (id: TerritoireId) => void;
}

const shown = 12;

/** Communes, postal codes and territories in one field; the index lives in a worker. */
export function SearchBox({ communes, territories, onCommune, onTerritory }: SearchBoxProps): ReactNode {
  const { searcher } = useServices();
  const [query, setQuery] = useState('');
  const table = valueOf(communes);
  const [ready, setReady] = useState(false);

  const { list, complete } = territories;

  useEffect(() => {
    if (table === null || !complete) return;
    const { count, code, nom, departement, population, codesPostaux } = table;
    searcher
      .run({
        kind: 'recherche-prepare',
        communes: { count, code, nom, departement, population, codesPostaux },
        territoires: list.map(({ id, nom: name, population: people }) => ({ id, nom: name, population: people ?? Number.NaN })),
      })
      .then(
        () => setReady(true),
        (cause: unknown) => console.error(cause),
      );
  }, [table, list, complete, searcher]);

  const wanted = query.trim();
  const answer = useResource<readonly SearchResult[]>(
    ready && wanted !== '' ? wanted : null,
    (signal) => searcher.run({ kind: 'recherche', query: wanted, limit: shown }, signal),
    true,
  );
  const results = useMemo(() => (wanted === '' ? [] : (valueOf(answer) ?? [])), [answer, wanted]);
  const choices = useMemo(() => searchChoices(results, territories.byId), [results, territories.byId]);

  const note =
    wanted === ''
      ? null
      : communes.status === 'echec' || territories.all.status === 'echec'
        ? 'La recherche n’est pas disponible : la liste des communes n’a pas pu être lue.'
        : !ready
          ? 'La recherche se prépare…'
          : answer.status === 'echec'
            ? answer.error.message
            : answer.status === 'pret' && results.length === 0
              ? 'Aucune commune, aucun code postal, aucun territoire ne correspond.'
              : null;

  return (
    <Combobox
      label="Chercher une commune, un code postal ou un territoire"
      hideLabel
      placeholder="Commune, code postal, territoire…"
      choices={choices}
      query={query}
      onQuery={setQuery}
      note={note}
      onPick={(id) => {
        const result = results.find((candidate) => candidate.kind === 'territoire' ? candidate.id === id : candidate.code === id);
        if (result === undefined) return;
        setQuery('');
        if (result.kind === 'territoire') {
          onTerritory(result.id);
          return;
        }
        const code = v.safeParse(codeCommuneSchema, result.code);
        if (code.success) onCommune(result.rank, code.output);
      }}
    />
  );
}
