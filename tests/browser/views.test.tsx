import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/controls.css';
import '../../src/ui/styles/combobox.css';
import '../../src/views/explorer/explorer.css';
import '../../src/views/explorer/panels.css';
import { type ReactNode, useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Combobox } from '../../src/ui/combobox';
import { Dialog } from '../../src/ui/dialog';
import { Tabs } from '../../src/ui/tabs';
import { useResource } from '../../src/ui/use-resource';
import { type VirtualSort, VirtualTable } from '../../src/ui/virtual-table';
import { YearSlider } from '../../src/views/explorer/year-slider';
import { ClassesForm } from '../../src/views/explorer/classes-form';

const places = ['Le Blanc', 'Lureuil', 'Lurais'].map((label, i) => ({ id: String(i), label, group: 'Communes' }));

function Search({ onPick }: { readonly onPick: (id: string) => void }): ReactNode {
  const [query, setQuery] = useState('');
  const choices = query === '' ? [] : places.filter(({ label }) => label.toLowerCase().includes(query));
  return <Combobox label="Chercher" choices={choices} query={query} onQuery={setQuery} onPick={onPick} note={query !== '' && choices.length === 0 ? 'Rien' : null} />;
}

describe('search field', () => {
  test('arrows point at an option, Enter picks it, the field keeps the focus', async () => {
    const onPick = vi.fn<(id: string) => void>();
    const screen = await render(<Search onPick={onPick} />);
    const field = screen.getByRole('combobox', { name: 'Chercher' });
    await userEvent.type(field, 'lur');
    await expect.element(field).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const option = screen.getByRole('option', { name: 'Lurais' });
    await expect.element(option).toHaveAttribute('aria-selected', 'true');
    await expect.element(field).toHaveAttribute('aria-activedescendant', option.element().id);
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledExactlyOnceWith('2');
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
  });

  test('Escape closes the list, then empties the field', async () => {
    const screen = await render(<Search onPick={() => undefined} />);
    const field = screen.getByRole('combobox', { name: 'Chercher' });
    await userEvent.type(field, 'lur');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field).toHaveValue('lur');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveValue('');
  });

  test('a hostile text is shown as text', async () => {
    const hostile = '<img src=x onerror="window.pirate=1">';
    const screen = await render(
      <Combobox label="Chercher" list="inline" choices={[{ id: 'a', label: hostile, group: hostile }]} query="" onQuery={() => undefined} onPick={() => undefined} />,
    );
    await expect.element(screen.getByRole('option', { name: hostile })).toBeInTheDocument();
    expect('pirate' in window).toBe(false);
  });
});

function BigTable({ onSelect }: { readonly onSelect: (place: number) => void }): ReactNode {
  const [sort, setSort] = useState<VirtualSort<'nom' | 'valeur'>>({ column: 'nom', direction: 'ascending' });
  const count = 35_000;
  const at = (place: number): number => (sort.direction === 'ascending' ? place : count - 1 - place);
  return (
    <div style={{ height: 400, display: 'grid' }}>
      <VirtualTable
        label="Communes"
        columns={[
          { key: 'nom', label: 'Commune', numeric: false },
          { key: 'valeur', label: 'Valeur', numeric: true },
        ]}
        count={count}
        rowId={at}
        cells={(place) => [{ text: `Commune ${at(place)}` }, { text: String(at(place)) }]}
        sort={sort}
        onSort={setSort}
        selected={-1}
        onSelect={onSelect}
        rowHeight={36}
      />
    </div>
  );
}

describe('table of 35 000 rows', () => {
  test('only the rows in view are in the page, and the reader knows how many there are', async () => {
    const screen = await render(<BigTable onSelect={() => undefined} />);
    await expect.element(screen.getByRole('button', { name: 'Commune 0', exact: true })).toBeInTheDocument();
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(60);
    await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '35001');
  });

  test('the last rows are reached by scrolling, at their place', async () => {
    const screen = await render(<BigTable onSelect={() => undefined} />);
    const region = screen.getByRole('region', { name: 'Communes' }).element();
    region.scrollTop = region.scrollHeight;
    await expect.element(screen.getByRole('button', { name: 'Commune 34999' })).toBeInTheDocument();
  });

  test('a heading sorts and says so', async () => {
    const screen = await render(<BigTable onSelect={() => undefined} />);
    const heading = screen.getByRole('columnheader', { name: 'Commune' });
    await expect.element(heading).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(heading.getByRole('button'));
    await expect.element(heading).toHaveAttribute('aria-sort', 'descending');
    await expect.element(screen.getByRole('button', { name: 'Commune 34999' })).toBeInTheDocument();
  });

  test('arrows go from row to row, Enter selects', async () => {
    const onSelect = vi.fn<(place: number) => void>();
    const screen = await render(<BigTable onSelect={onSelect} />);
    screen.getByRole('button', { name: 'Commune 0', exact: true }).element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(screen.getByRole('button', { name: 'Commune 2', exact: true })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(2);
  });
});

function Three(): ReactNode {
  const [tab, setTab] = useState<'a' | 'b' | 'c'>('a');
  return (
    <Tabs label="Trois" tabs={[{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }, { id: 'c', label: 'C' }]} current={tab} onChange={setTab}>
      <p>panneau {tab}</p>
    </Tabs>
  );
}

describe('tabs', () => {
  test('arrows move and choose, around the ends', async () => {
    const screen = await render(<Three />);
    screen.getByRole('tab', { name: 'A' }).element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(screen.getByRole('tab', { name: 'C' })).toHaveFocus();
    await expect.element(screen.getByText('panneau c')).toBeInTheDocument();
    await userEvent.keyboard('{Home}');
    await expect.element(screen.getByRole('tab', { name: 'A' })).toHaveAttribute('aria-selected', 'true');
  });
});

describe('dialog', () => {
  test('Escape closes it', async () => {
    const onClose = vi.fn<() => void>();
    const screen = await render(
      <Dialog title="Aide" onClose={onClose}>
        <p>texte</p>
      </Dialog>,
    );
    await expect.element(screen.getByRole('dialog', { name: 'Aide' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
  });
});

describe('years', () => {
  test('a missing year is no step, and the break is said', async () => {
    const onYear = vi.fn<(year: number) => void>();
    const screen = await render(<YearSlider years={[2019, 2021, 2022]} year={2021} onYear={onYear} breakAfter={2021} />);
    const slider = screen.getByRole('slider');
    await expect.element(slider).toHaveAttribute('aria-valuetext', '2021');
    await expect.element(slider).toHaveAccessibleDescription(/2020.*Rupture de méthode entre 2021 et 2022/u);
    slider.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(onYear).toHaveBeenLastCalledWith(2019);
  });
});

describe('manual breaks', () => {
  test('a text that is no list of numbers is refused in words, and changes nothing', async () => {
    const onChange = vi.fn<(classes: { readonly bornes: readonly number[] }) => void>();
    const screen = await render(
      <ClassesForm classes={{ methode: 'manuel', nombre: 5, etendue: 'france', bornes: [1, 2] }} onChange={onChange} breaks={[1, 2]} decimals={1} merged={0} hasThreshold={false} />,
    );
    const field = screen.getByRole('textbox', { name: 'Bornes entre les classes' });
    await userEvent.fill(field, '2 ; 1');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(/croissant/u);
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.fill(field, '1,5 ; 2,5 ; 4');
    await userEvent.keyboard('{Enter}');
    expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ bornes: [1.5, 2.5, 4] }));
  });
});

describe('what is on its way', () => {
  test('an answer is the same object until another comes: what depends on it is not done again', async () => {
    const seen = new Set<unknown>();
    function Reader({ turn }: { readonly turn: number }): ReactNode {
      const resource = useResource('meme', () => Promise.resolve('lu'));
      if (resource.status === 'pret') seen.add(resource);
      return <p>{resource.status === 'pret' ? `${resource.value} ${turn}` : 'attente'}</p>;
    }
    const screen = await render(<Reader turn={1} />);
    await expect.element(screen.getByText('lu 1')).toBeInTheDocument();
    await screen.rerender(<Reader turn={2} />);
    await expect.element(screen.getByText('lu 2')).toBeInTheDocument();
    expect(seen.size).toBe(1);
  });

  test('a failure says why and can be tried again; an answer that comes too late is dropped', async () => {
    let fail = true;
    function Reader({ name }: { readonly name: string }): ReactNode {
      const resource = useResource(name, async () => {
        if (name === 'lent') await new Promise((resolve) => setTimeout(resolve, 60));
        if (name === 'casse' && fail) throw new Error('fichier absent');
        return `lu ${name}`;
      });
      if (resource.status === 'attente') return <p>attente</p>;
      if (resource.status === 'pret') return <p>{resource.value}</p>;
      return (
        <button type="button" onClick={resource.retry}>
          {resource.error.message}
        </button>
      );
    }
    const screen = await render(<Reader name="lent" />);
    await screen.rerender(<Reader name="casse" />);
    const retry = screen.getByRole('button', { name: 'fichier absent' });
    await expect.element(retry).toBeInTheDocument();
    fail = false;
    await userEvent.click(retry);
    await expect.element(screen.getByText('lu casse')).toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve, 120));
    await expect.element(screen.getByText('lu casse')).toBeInTheDocument();
  });
});
