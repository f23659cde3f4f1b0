// Shows the sandbox's lists and sends the page's forms.

import { $, copyButton, el, fill, option, overwrite, pager, readable, suggest } from './page/elements.js';
import { baseOf, hasOwnAuthority } from './page/curl.js';
import { customerCount, customerHead, customerRows, walletCards } from './page/customers.js';
import { faultsNow, faultsSet, lastingFields, showFaultForm, usualOperation } from './page/faults.js';
import { messageCount, messageItems } from './page/messages.js';
import {
  filterOptions, journalNote, journalRows, requestHead, requestRows, requestTexts, requestsNote,
} from './page/requests.js';
import { forget, post, read } from './page/sandbox.js';
import { choose, chosenFor, offsetOf, query } from './page/view.js';

const PAUSE = 1000;
const SAID_FOR = 5000;
const LIMITS = { customers: 20, wallets: 12, messages: 20, requests: 20, journal: 50 };
const FILTERS = ['customer', 'wallet', 'operation', 'outcome', 'search', 'scope'];

const last = { turn: 0, refresh: null, shown: null, chosen: null, silence: null };

// --- reading ------------------------------------------------------------------------------------

async function list(name, fields = {}) {
  const offset = offsetOf(name);
  const limit = LIMITS[name];
  const page = await read(name, query(`/sandbox/${name}`, { ...fields, offset, limit }));
  return { ...page, offset, limit };
}

/** All that the page shows. */
async function load() {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, chosenFor(name)]));
  const [state, customers, requests, journal] = await Promise.all([
    read('state', '/sandbox/state?limit=1'),
    list('customers', { search: chosenFor('find') }),
    list('requests', { ...filters, scope: filters.scope || 'wallets' }),
    list('journal', { ...filters, scope: '' }),
  ]);
  const customer = await customerOf(state, customers);
  const [wallets, messages, request] = await Promise.all([
    walletsOf(customer),
    list('messages', { customer: chosenFor('messages') === 'all' ? '' : customer?.id ?? '' }),
    requestOf(requests),
  ]);
  return { state, customers, customer, wallets, messages, requests, request, journal };
}

/** The one that was chosen, or else the one of the newest message, or else the first. */
async function customerOf(state, customers) {
  for (const id of [chosenFor('shown'), state.inbox[0]?.customer]) {
    const found = id ? await customerNamed(id) : null;
    if (found) {
      return found;
    }
  }
  return customers.items[0] ?? null;
}

async function customerNamed(customer) {
  const { items } = await read('customer', query('/sandbox/customers', { customer, limit: 1 }));
  return items[0] ?? null;
}

async function walletsOf(customer) {
  return customer === null
    ? { items: [], matching: 0, offset: 0, limit: LIMITS.wallets }
    : list('wallets', { customer: customer.id });
}

/** The one that was chosen, or else the newest. */
async function requestOf(requests) {
  const chosen = chosenFor('request');
  if (chosen === '' || requests.items.some(({ number }) => String(number) === chosen)) {
    return requests.items.find(({ number }) => String(number) === chosen) ?? requests.items[0] ?? null;
  }
  return read('request', `/sandbox/requests/${encodeURIComponent(chosen)}`).catch(() => null);
}

/** Done when what is shown is at least as new as the call. */
function refresh() {
  last.refresh = refreshed(++last.turn);
  return last.refresh;
}

async function refreshed(turn) {
  const news = await load().catch(() => null);
  if (turn !== last.turn) {
    return last.refresh; // a later one has been asked for
  }
  $('gone').hidden = news !== null;
  if (news === null) {
    forget();
  } else {
    last.shown = news;
    show(news);
  }
}

async function watch() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(watch, PAUSE);
}

// --- showing ------------------------------------------------------------------------------------

function show(all) {
  const focused = document.activeElement ?? document.body;
  const part = focused.closest('section[id], main');
  showTop(all);
  showCustomer(all);
  showRequests(all);
  showFaults(all);
  showSetUp(all);
  keepFocus(focused, part);
}

function showTop({ state }) {
  $('clock').dateTime = state.now;
  $('clock').textContent = `${readable(state.now)} UTC`;
  $('clock-mode').textContent = state.clock === 'running'
    ? "runs with the machine's clock" : 'stands still until it is moved';
  fill('facts', facts(state));
}

function facts(state) {
  const { strict_routing: strict, customers_total: customers, wallets_total: wallets, api_key: key } = state;
  const base = baseOf(state);
  const download = (name) => el('a', { href: `/sandbox/${name}`, download: name }, name);
  return [
    el('li', {}, 'At ', el('code', {}, base), ' ', copyButton('the base URI', base)),
    el('li', {}, `Customers ${customers}, wallets ${wallets}`),
    key !== null && el('li', { 'data-key': 'key' }, 'API key ', el('code', {}, key)),
    strict && el('li', { 'data-key': 'strict' }, 'Strict routing'),
    el('li', {}, el('a', { href: '/sandbox/openapi.json' }, 'openapi.json')),
    hasOwnAuthority(state)
      && el('li', { 'data-key': 'https' }, 'To trust it: ', download('ca.pem'), ', ', download('truststore.p12')),
  ];
}

function showCustomer(all) {
  const { customer, customers, wallets, messages } = all;
  $('customers-count').textContent = customerCount(all);
  fill('customers', customerRows(all));
  showChosen(customer?.id);
  fill('customers-pages', pager('customers', 'customers', customers));
  $('customer').dataset.customer = customer?.id ?? '';
  fill('customer-head', customerHead(all));
  fill('wallets', walletCards(all));
  fill('wallets-pages', pager('wallets', 'wallets', wallets));
  $('open-wallet').hidden = customer === null;
  $('owner').value = customer?.id ?? '';
  $('inbox-count').textContent = messageCount(all);
  fill('inbox', messageItems(all));
  fill('messages-pages', pager('messages', 'messages', messages));
}

// Rolls the list to the chosen customer, once.
function showChosen(id) {
  if (id !== last.chosen) {
    last.chosen = id;
    const box = $('customers').parentElement;
    const row = box.querySelector('[aria-current="true"]');
    box.scrollTop = row === null ? 0 : row.offsetTop - box.offsetTop - row.offsetHeight;
  }
}

function showRequests(all) {
  const { customers, wallets, requests, journal } = all;
  fill('filter-operations', filterOptions(requests.operations, chosenFor('operation')));
  fill('filter-outcomes', filterOptions(requests.outcomes, chosenFor('outcome')));
  fill('known-customers', customers.items.map(({ id }) => option(id)));
  fill('known-wallets', wallets.items.map(({ id }) => option(id)));
  FILTERS.forEach(showFilter);
  $('requests-note').textContent = requestsNote(all);
  fill('requests', requestRows(all));
  fill('requests-pages', pager('requests', 'requests', requests));
  fill('request-head', requestHead(all, chosenFor('request') === ''));
  fill('request-texts', requestTexts(all));
  $('journal-note').textContent = journalNote(all);
  fill('journal', journalRows(all));
  fill('journal-pages', pager('journal', 'calls', journal));
}

function showFilter(name) {
  const field = $('filters').elements[name];
  if (field !== document.activeElement && field.value !== chosenFor(name)) {
    field.value = chosenFor(name);
  }
}

function showFaults(all) {
  const isFirst = $('fault-kinds').options.length === 0;
  fill('faults-now', faultsNow(all));
  fill('faults-set', faultsSet(all));
  showFaultForm(all);
  isFirst && usualOperation();
}

function showSetUp({ state }) {
  const providers = () => state.providers.map(({ provider }) => option(provider));
  fill('providers', providers());
  fill('rule-providers', providers());
  showRules(suggest, state);
  fill('magic', state.magic_otps.map(magicRow));
  fill('magic-otps', state.magic_otps.map(({ typed, name }) => option(typed, name)));
}

const magicRow = ({ typed, name }) =>
  el('tr', {}, el('td', {}, el('code', {}, typed)), el('td', {}, name));

function showRules(put, { providers }) {
  const rules = providers.find(({ provider }) => provider === $('rule-providers').value);
  for (const input of $('otp-rules').querySelectorAll('input')) {
    put(input, String(rules[input.name]));
  }
}

// A control that has gone leaves the focus to the part of the page where it stood.
function keepFocus(focused, part) {
  if (focused.isConnected) {
    focused === document.activeElement || focused.focus();
  } else if (part !== null) {
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }
}

// --- sending ------------------------------------------------------------------------------------

// Not its property, which a field of the name id would be.
const idOf = (form) => form.getAttribute('id');

// Empty fields are not sent; the value of the pressed button overrides a field.
function fieldsOf(form, button) {
  const all = new URLSearchParams(new FormData(form));
  if (button?.name) {
    all.set(button.name, button.value);
  }
  const given = new URLSearchParams([...all].filter(([, value]) => value !== ''));
  return idOf(form) === 'set-fault' ? lastingFields(given) : given;
}

async function send(form, button) {
  const error = form.querySelector('[role=alert]');
  const sent = fieldsOf(form, button);
  error.textContent = '';
  try {
    await prepare(form, sent);
    const answer = await post(form.getAttribute('action'), sent);
    looksAtNew(form, sent);
    await refresh();
    done(form, answer);
  } catch (problem) {
    error.textContent = problem.message;
    await refresh();
  }
}

/** A wallet may be at a provider that the fake does not know yet. */
async function prepare(form, sent) {
  if (idOf(form) === 'open-wallet') {
    await post('/sandbox/providers', new URLSearchParams({ provider: sent.get('provider') }));
  }
}

function looksAtNew(form, sent) {
  if (idOf(form) === 'open-customer') {
    showCustomerOf(sent.get('customer'));
  }
}

function showCustomerOf(id) {
  choose({ shown: id, wallets_from: '', messages_from: '' });
}

function done(form, { debited }) {
  form.closest('dialog')?.close();
  if (!('keeps' in form.dataset)) { // whose figures may serve again
    form.querySelectorAll('input:not([type])').forEach((input) => { input.value = input.defaultValue; });
  }
  if (debited === false) {
    throw new Error('Not debited: no such token, or used, or expired, or the wallet is not linked.');
  }
  say(form.dataset.said);
}

function say(text) {
  clearTimeout(last.silence);
  $('said').textContent = text;
  last.silence = setTimeout(() => { $('said').textContent = ''; }, SAID_FOR);
}

async function copy(button) {
  const copied = navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject();
  await copied.then(
    () => say('Copied.'), () => say('The browser does not let the page copy. Select the text instead.'));
}

// --- event handlers -----------------------------------------------------------------------------

document.addEventListener('submit', (event) => {
  if (event.submitter?.getAttribute('formmethod') === 'dialog') {
    return;
  }
  event.preventDefault();
  if (idOf(event.target) !== 'filters') {
    send(event.target, event.submitter);
  }
});

const CLICKS = {
  '[data-copy]': copy,
  '[data-choose]': ({ dataset }) => look({ shown: dataset.choose, wallets_from: '', messages_from: '' }),
  '[data-page]': ({ dataset }) => look({ [`${dataset.page}_from`]: dataset.from === '0' ? '' : dataset.from }),
  '[data-filter]': ({ dataset }) => filter(JSON.parse(dataset.filter)),
  '[data-number]': ({ dataset }) => look({ request: dataset.number }),
  '#follow': () => look({ request: chosenFor('request') === '' ? String(last.shown.request.number) : '' }),
  '#reset': askForReset,
};

document.addEventListener('click', ({ target }) => {
  for (const [selector, act] of Object.entries(CLICKS)) {
    const clicked = target.closest(selector);
    if (clicked) {
      act(clicked);
      return;
    }
  }
});

function look(choices) {
  choose(choices);
  return refresh();
}

async function filter(filters) {
  const none = Object.fromEntries(FILTERS.map((name) => [name, '']));
  await look({ ...none, ...filters, request: '', requests_from: '', journal_from: '' });
  $('requests-part').scrollIntoView();
}

function filterBy({ target: { name, value } }) {
  if (value !== chosenFor(name)) {
    look({ [name]: value, request: '', requests_from: '', journal_from: '' });
  }
}

function askForReset() {
  $('reset-dialog').querySelector('[role=alert]').textContent = '';
  $('reset-dialog').showModal();
}

// The rows of a list are gone through with the arrow keys, too.
document.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = event.target.closest?.('button.pick')?.closest('li, tr');
  if (step && row) {
    event.preventDefault();
    pick(step === 1 ? row.nextElementSibling : row.previousElementSibling);
  }
});

function pick(row) {
  const button = row?.querySelector('.pick');
  button?.click();
  button?.focus();
}

// A customer whose wallets are worked with stays in sight.
$('customer').addEventListener('focusin', () => {
  choose({ shown: last.shown?.customer?.id ?? '' });
});

$('find').value = chosenFor('find');
$('find').addEventListener('input', ({ target }) => look({ find: target.value, customers_from: '' }));
$('all-messages').checked = chosenFor('messages') === 'all';
$('all-messages').addEventListener('change', ({ target }) =>
  look({ messages: target.checked ? 'all' : '', messages_from: '' }));
$('filters').addEventListener('input', filterBy);
$('filters').addEventListener('change', filterBy);
$('filters').addEventListener('reset', () => filter({}));
$('rule-providers').addEventListener('change', () => showRules(overwrite, last.shown.state));
$('set-fault').addEventListener('change', ({ target }) => {
  showFaultForm(last.shown);
  target.id === 'fault-kinds' && usualOperation();
});
document.addEventListener('visibilitychange', () => document.hidden || refresh());

watch();
