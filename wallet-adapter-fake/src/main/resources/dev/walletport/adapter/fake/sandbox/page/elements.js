// Makes elements, and updates the page in place so that focus and typed text stay. All that it is
// given is untrusted input: it goes into the document as text and attributes, never as markup.

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.flat(Infinity).filter(isShown));
  return made;
}

const isShown = (child) => child !== null && child !== undefined && child !== false;

// --- small parts --------------------------------------------------------------------------------

export const labelled = (words, field) => el('label', {}, `${words} `, field);
export const badge = (words, tone = 'calm') => el('span', { class: `badge ${tone}` }, words);
export const option = (value, words = value) => el('option', { value, 'data-key': value }, words);

export const copyButton = (what, text, words = 'Copy') =>
  el('button', { type: 'button', class: 'small', 'data-copy': text, 'aria-label': `Copy ${what}` }, words);

/** A form that sends fixed fields, and says in words what it did. */
export function command(action, fixed, said, ...children) {
  const hidden = Object.entries(fixed).map(([name, value]) =>
    el('input', { type: 'hidden', name, value }));
  const error = el('p', { role: 'alert', 'data-testid': 'error' });
  return el('form', { action, method: 'post', 'data-key': action, 'data-said': said }, hidden, children, error);
}

/** Leads to the page before and the page after, where a list has more than one. */
export function pager(name, words, { matching, offset, limit }) {
  if (matching <= limit && offset === 0) {
    return [];
  }
  const step = (text, from, possible) =>
    el('button', { type: 'button', class: 'small', 'data-page': name, 'data-from': from, disabled: !possible, 'aria-label': `${text} ${words}` }, text);
  const last = Math.min(offset + limit, matching);
  return el('div', { class: 'pager' },
    el('span', {}, `${matching === 0 ? 0 : offset + 1} to ${last} of ${matching}`),
    step('Previous', Math.max(0, offset - limit), offset > 0),
    step('Next', offset + limit, last < matching));
}

// --- time ---------------------------------------------------------------------------------------

const seconds = (instant) => instant.replace(/(\.\d+)?Z$/, '');

/** An instant of the fake's clock, to the second. */
export const readable = (instant) => seconds(instant).replace('T', ' ');
export const moment = (instant) => el('time', { datetime: instant }, readable(instant));

/** Without the date, if that is today's on the fake's clock. */
export function briefMoment(instant, now) {
  const isToday = instant.slice(0, 10) === now.slice(0, 10);
  return isToday ? el('time', { datetime: instant }, readable(instant).slice(11)) : moment(instant);
}

/** The time of day of the machine's clock, to the millisecond. */
export function timeOfDay(instant) {
  const millis = new Date(instant).toISOString().slice(11, 23);
  return el('time', { datetime: instant, class: 'machine' }, millis);
}

const twoDigits = (number) => String(Math.floor(number)).padStart(2, '0');
export const minutes = (left) => `${Math.floor(left / 60)}:${twoDigits(left % 60)}`;

// --- updating in place --------------------------------------------------------------------------

export function fill(id, nodes) {
  alike($(id), [nodes].flat(Infinity).filter(isShown));
}

function alike(live, nodes) {
  const before = named(live.childNodes);
  const after = named(nodes);
  for (const [name, node] of before) {
    if (!after.has(name)) {
      node.remove();
    }
  }
  let next = live.firstChild;
  for (const [name, node] of after) {
    const known = before.get(name);
    if (known) {
      patch(known, node);
    }
    if (known && known === next) {
      next = next.nextSibling;
    } else {
      live.insertBefore(known ?? node, next);
    }
  }
}

// Equal or missing keys are told apart by a count.
function named(nodes) {
  const counts = new Map();
  return new Map(Array.from(nodes, (node) => {
    const name = `${node.nodeName} ${node.dataset?.key ?? ''}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return [`${name} ${counts.get(name)}`, node];
  }));
}

function patch(live, fresh) {
  if (live.isEqualNode(fresh)) {
    return;
  }
  if (live.nodeType === Node.TEXT_NODE) {
    live.data = fresh.data;
  } else {
    patchElement(live, fresh);
  }
}

function patchElement(live, fresh) {
  patchAttributes(live, fresh);
  if (live.getAttribute('role') !== 'alert') {
    alike(live, fresh.childNodes);
  }
}

function patchAttributes(live, fresh) {
  for (const { name } of [...live.attributes]) {
    if (name !== 'open' && !fresh.hasAttribute(name)) {
      live.removeAttribute(name);
    }
  }
  if (live.nodeName === 'INPUT') {
    suggest(live, fresh.defaultValue);
  }
  for (const { name, value } of fresh.attributes) {
    live.setAttribute(name, value);
  }
}

/** Puts another value into a field, unless it has been changed there. */
export function suggest(input, value) {
  if (input.defaultValue !== value) {
    input.value = input.value === input.defaultValue ? value : input.value;
    input.defaultValue = value;
  }
}

export function overwrite(input, value) {
  input.defaultValue = value;
  input.value = value;
}
