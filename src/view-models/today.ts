const pad = (value: number): string => String(value).padStart(2, '0');

/** The visitor’s day, `YYYY-MM-DD`: contracts end on days, not on instants. */
export function today(now: Date = new Date()): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
