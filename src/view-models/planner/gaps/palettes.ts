type Scheme = 'light' | 'dark';

/**
 * Need (across, least first) by access (down, least first), row after row: little access pulls towards orange, much need towards
 * blue, both together end farthest from the paper. Chosen to stay apart, each from each, under the three kinds of colour blindness.
 */
const crossing: Readonly<Record<Scheme, readonly (readonly [string, string, string])[]>> = {
  light: [
    ['#c96d0b', '#6c473c', '#1b1e3c'],
    ['#e1b089', '#908694', '#425994'],
    ['#f3f1ea', '#b0c7f3', '#6e9cf6'],
  ],
  dark: [
    ['#d0840b', '#eeb479', '#ffe3c7'],
    ['#775a38', '#918280', '#aaabc9'],
    ['#263038', '#384f79', '#4b6ec1'],
  ],
};

/** The ends of the square first: two rows or columns are the first and the last. */
const places: Readonly<Record<number, readonly number[]>> = { 1: [0], 2: [0, 2], 3: [0, 1, 2] };

/** One colour a cell, row after row. @param rows classes of access, 1 to 3. @param columns classes of need, 1 to 3. */
export const crossingColours = (scheme: Scheme, rows: number, columns: number): string[] =>
  (places[rows] ?? []).flatMap((row) => (places[columns] ?? []).map((column) => crossing[scheme][row]?.[column] ?? 'transparent'));

/** In the order of `retirementStates`: under the threshold already, falling under it, staying above. */
export const retirementColours: Readonly<Record<Scheme, readonly [string, string, string]>> = {
  light: ['#6f2a10', '#dd7a2b', '#8dbdd6'],
  dark: ['#8f4a24', '#ffdca6', '#3f86a8'],
};

/** In the order of `blindSpotClasses`. */
export const blindSpotColours: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#832100', '#c35800', '#efa31c', '#385eb1', '#421f66', '#928eaa', '#bbc7e8', '#fbfaf4'],
  dark: ['#fdffde', '#efb047', '#b96a25', '#63a5ae', '#b6cdfc', '#7f5fbc', '#26565b', '#2a231e'],
};
