/** What an end point's address must be; a key in it would end up in logs. */

export const END_POINT = 'an http or https address without user, password, query or fragment';

export function isEndPointUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  const isHttp = protocol === 'http:' || protocol === 'https:';
  return isHttp && username === '' && password === '' && search === '' && hash === '';
}
