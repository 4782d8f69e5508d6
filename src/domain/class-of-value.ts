/** Index of the class that holds `value`: the number of breaks at or under it. */
export function classOfValue(bornes: readonly number[], value: number): number {
  let index = 0;
  while (index < bornes.length && value >= (bornes[index] ?? Number.POSITIVE_INFINITY)) index += 1;
  return index;
}
