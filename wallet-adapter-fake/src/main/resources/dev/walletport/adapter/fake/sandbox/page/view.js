// What the page looks at: the chosen customer, filters and pages. It stands in the address, so that
// it survives a reload and can be sent to others.

const chosen = new URLSearchParams(location.search);

export const chosenFor = (name) => chosen.get(name) ?? '';
export const offsetOf = (list) => Number.parseInt(chosenFor(`${list}_from`), 10) || 0;

/** Chooses by name; the empty text ends a choice. */
export function choose(choices) {
  for (const [name, value] of Object.entries(choices)) {
    if (value === '') {
      chosen.delete(name);
    } else {
      chosen.set(name, value);
    }
  }
  const query = chosen.toString();
  history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
}

/** A path with those of these fields that are not empty. */
export function query(path, fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== '' && value !== null);
  return `${path}?${new URLSearchParams(given)}`;
}
