import * as v from 'valibot';

/** Cells of the rows, as short as the columns of the contract. */
export const text = v.string();
export const textOrNull = v.nullable(v.string());
export const number = v.number();
export const numberOrNull = v.nullable(v.number());
export const flag = v.boolean();
export const texts = v.array(v.string());

/** A JSON text of the tables, read and held to a schema; null stays null. */
export const jsonOrNull = <S extends v.GenericSchema>(schema: S) => v.nullable(v.pipe(v.string(), v.parseJson(), schema));
