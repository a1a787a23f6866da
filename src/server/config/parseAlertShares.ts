/** Reads `LOCALLAMA_ALERT_SHARES`: `50,80,100` as parts of a limit, `off` as none. */

/** Where nobody said anything. */
export const ALERT_SHARES: readonly number[] = [0.5, 0.8, 1];
/** More warnings about one limit help nobody. */
const MAX_SHARES = 10;

/** Ascending parts of 1; null where `raw` is no such list. */
export function parseAlertShares(raw: string): readonly number[] | null {
  if (raw.toLowerCase() === 'off') return [];
  const texts = raw.split(',').map(text => text.trim());
  const percents = [...new Set(texts.map(text => (/^\d{1,3}$/.test(text) ? Number(text) : 0)))];
  const fit = percents.length <= MAX_SHARES && percents.every(each => each >= 1 && each <= 100);
  return fit ? percents.toSorted((a, b) => a - b).map(percent => percent / 100) : null;
}
