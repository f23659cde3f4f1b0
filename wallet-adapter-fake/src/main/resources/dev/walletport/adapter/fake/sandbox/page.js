// Shows /sandbox/state and sends the page's forms. All of it is untrusted input:
// it goes into the document as text and attributes, never as markup.

const PAUSE = 1000;
const PATIENCE = 5000;
const MOST_MESSAGES = 50;
const MOST_ROWS = 200; // that the state brings
const isSecure = location.protocol === 'https:';
const SILENT = 'The sandbox does not answer.';

const last = { turn: 0, refresh: null, etag: null, state: null };
const chosen = new Map(); // the operation chosen in the row of each kind of fault

const $ = (id) => document.getElementById(id);

// --- elements -----------------------------------------------------------------------------------

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== false));
  return made;
}

const labelled = (words, field) => el('label', {}, `${words} `, field);
const badge = (words, tone = 'calm') => el('span', { class: `badge ${tone}` }, words);
const option = (value, selected = false) => el('option', { value, selected, 'data-key': value }, value);
const select = (name, values, selected) =>
  el('select', { name, required: true }, values.map((value) => option(value, value === selected)));
const readable = (instant) => instant.replace('T', ' ').replace('Z', '');
const moment = (instant) => el('time', { datetime: instant }, readable(instant));
const twoDigits = (number) => String(Math.floor(number)).padStart(2, '0');
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;

function command(action, fixed, ...children) {
  const hidden = Object.entries(fixed).map(([name, value]) =>
    el('input', { type: 'hidden', name, value }));
  const error = el('p', { role: 'alert', 'data-testid': 'error' });
  return el('form', { action, method: 'post', 'data-key': action }, hidden, children, error);
}

const copyButton = (what, text) =>
  el('button', { type: 'button', 'data-copy': text, 'aria-label': `Copy ${what}` }, 'Copy');

// --- updating the page in place, so that focus and typed text stay -----------------------------

function fill(id, nodes) {
  alike($(id), [nodes].flat());
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

function suggest(input, value) {
  if (input.value === input.defaultValue) {
    input.value = value;
  }
  input.defaultValue = value;
}

// --- customers and wallets ----------------------------------------------------------------------

function customers(state) {
  return state.customers.length > 0
    ? state.customers.map((customer) => customerPart(state, customer))
    : el('div', { class: 'card empty' },
        el('p', {}, el('strong', {}, 'No customer yet.')),
        el('p', {}, el('a', { href: '#open-customer' }, 'Open a customer'), ', then open a wallet. ',
          'Or let your platform do it: point it to ', el('code', {}, location.origin), '.'));
}

function customerPart(state, customer) {
  const { id, locked, wallets } = customer;
  return el('section', { 'data-key': id, 'data-testid': 'customer', 'data-customer': id, 'aria-label': `Customer ${id}` },
    el('div', { class: 'line head' },
      el('h3', {}, id),
      locked && badge('locked', 'bad'),
      customer.routing_id !== null && customer.routing_id !== id
        && el('span', { class: 'quiet' }, `routing id ${customer.routing_id}`),
      lockForm(id, locked)),
    wallets.length > 0
      ? el('div', { class: 'wallets' }, wallets.map((wallet) => walletCard(state, customer, wallet)))
      : el('p', { class: 'card empty' }, 'No wallet yet: ', el('a', { href: '#open-wallet' }, 'open a wallet'), '.'));
}

function lockForm(customer, locked) {
  const form = command(locked ? '/sandbox/unlock' : '/sandbox/lock', { customer },
    el('button', { 'aria-label': `${locked ? 'Unlock' : 'Lock'} ${customer}` }, locked ? 'Unlock' : 'Lock'));
  form.dataset.key = 'lock'; // the same form either way, so that its button keeps the focus
  return form;
}

function walletCard(state, customer, wallet) {
  const { id, provider, linked } = wallet;
  return el('article', { class: 'card', 'data-key': id, 'data-testid': 'wallet', 'data-wallet': id, 'aria-label': `${provider} wallet ${id}` },
    el('div', { class: 'line head' },
      el('h4', {}, provider),
      el('span', { class: `badge ${linked ? 'linked' : 'unlinked'}`, 'data-testid': 'wallet-state' }, linked ? 'linked' : 'unlinked')),
    el('code', { class: 'id' }, id),
    el('dl', {},
      fact('Holds', el('strong', { class: 'money' }, wallet.holds)),
      fact('Last shown', ...shown(wallet)),
      fact('Mobile', wallet.mobile_number ?? 'none')),
    el('div', { class: 'otp', 'data-testid': 'wallet-otp' }, challenge(wallet.otp)),
    balanceForm(wallet),
    elsewhereForm(wallet),
    el('details', {}, el('summary', {}, 'curl lines'), curls(state, customer, wallet)));
}

const fact = (name, ...values) => el('div', {}, el('dt', {}, name), el('dd', {}, values));

function shown({ known_balance: balance, refreshed_at: at }) {
  return balance === null
    ? ['never']
    : [balance, at !== null && el('span', { class: 'quiet' }, ' at ', moment(at))];
}

function challenge(otp) {
  return otp === null
    ? el('p', { class: 'quiet' }, 'No OTP requested')
    : [
        el('p', {}, 'OTP ', badge(otp.state, otp.state === 'ISSUED' ? 'open' : 'calm')),
        otp.guesses_left !== null
          && el('p', {}, `${otp.guesses_left} of ${otp.guesses} guesses left `, dots(otp)),
        otp.seconds_left !== null && el('p', {}, `${minutes(otp.seconds_left)} left`),
        otp.locked_until !== null && el('p', {}, 'locked until ', moment(otp.locked_until)),
      ];
}

function dots({ guesses, guesses_left: left }) {
  const row = guesses <= 10 ? '●'.repeat(left) + '○'.repeat(guesses - left) : '';
  return el('span', { class: 'dots', 'aria-hidden': 'true' }, row);
}

const balanceForm = ({ id, holds }) =>
  command('/sandbox/balance', { wallet: id },
    el('div', { class: 'line' },
      el('label', { class: 'beside' }, 'Balance ',
        el('input', { name: 'amount', value: holds, inputmode: 'decimal', autocomplete: 'off', size: 8, required: true })),
      el('button', { 'aria-label': `Set the balance of ${id}` }, 'Set')));

/** What the customer does in the provider's own app, without this platform. */
function elsewhereForm({ id, linked }) {
  const form = command(linked ? '/sandbox/delink-elsewhere' : '/sandbox/link-elsewhere', { wallet: id },
    el('button', { 'aria-label': `${linked ? 'Delink' : 'Link'} ${id} elsewhere` }, linked ? 'Delink elsewhere' : 'Link elsewhere'));
  form.dataset.key = 'elsewhere'; // the same form either way, so that its button keeps the focus
  return form;
}

// --- curl lines ---------------------------------------------------------------------------------

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const bare = (text) => (/^[\w:/.%-]+$/.test(text) ? text : quoted(text));

function curls(state, customer, wallet) {
  const otp = state.inbox.find((message) => message.wallet === wallet.id)?.otp;
  const line = (...data) => curl(state, customer, wallet, data);
  return [
    curlLine('request an OTP', wallet, line('command=authenticate')),
    curlLine(otp ? 'link with the newest OTP' : 'link, once an OTP is here', wallet,
      line('command=link', `otp=${encodeURIComponent(otp ?? 'OTP')}`)),
    curlLine('delink', wallet, line('command=delink')),
  ];
}

function curl(state, customer, wallet, data) {
  return [
    'curl -X POST', bare(`${location.origin}/wallets/${encodeURIComponent(wallet.id)}`),
    ...(isSecure ? ['--cacert ca.pem'] : []),
    '-u your_api_key:',
    ...(customer.called_without_routing_id
      ? []
      : ['-H', quoted(`x-routing-id: ${customer.routing_id ?? customer.id}`)]),
    ...data.map((field) => `-d ${quoted(field)}`),
  ].join(' ');
}

const curlLine = (what, { id }, line) =>
  el('div', { class: 'curl' },
    el('p', {}, what), copyButton(`the line to ${what} for ${id}`, line), el('code', {}, line));

// --- SMS inbox ----------------------------------------------------------------------------------

function messages({ inbox }) {
  return inbox.length > 0
    ? inbox.slice(0, MOST_MESSAGES).map(messageItem)
    : el('li', { 'data-key': 'none', class: 'quiet' }, 'No message yet.');
}

function messageItem(message) {
  const { at, wallet, provider, to, otp, text } = message;
  return el('li', { 'data-key': JSON.stringify([at, wallet, otp]), 'data-testid': 'message', class: 'message' },
    el('p', { class: 'quiet' }, `${provider} to ${to ?? 'no known number'} `, moment(at)),
    el('div', { class: 'line' },
      el('span', { class: 'big', 'data-testid': 'message-otp' }, otp),
      copyButton(`OTP ${otp}`, otp)),
    el('p', {}, text));
}

// --- faults -------------------------------------------------------------------------------------

const calls = (times) => (times === 1 ? 'the next call' : `the next ${times} calls`);

function faultsSet({ faults }) {
  return faults.length === 0
    ? el('p', { 'data-key': 'none' }, 'None is set: every call is answered as it should be.')
    : [
        el('ul', { class: 'plain chips' }, faults.map(faultChip)),
        command('/sandbox/faults/clear', {}, el('button', {}, 'Clear all')),
      ];
}

function faultChip({ operation, fault, words: name, times }) {
  return el('li', { 'data-key': `${operation} ${fault} ${times}` },
    `${operation}: ${name}, ${times === null ? 'while set' : calls(times)} `,
    command('/sandbox/faults/clear', { operation, fault },
      el('button', { 'aria-label': `Clear ${name} of ${operation}` }, 'Clear')));
}

function faultRow(state, kind) {
  const operation = chosenFor(state, kind);
  const form = command('/sandbox/faults', { fault: kind.fault },
    el('strong', {}, kind.words),
    labelled('Operation', select('operation', kind.operations, operation)),
    el('div', { class: 'line needs' }, kind.needs.map((need) => needed(state, need))),
    el('div', { class: 'line ends' },
      el('button', { name: 'times', value: '1', 'aria-label': `Next call: ${kind.words}` }, 'Next call'),
      whileSetSwitch(state, kind, operation)));
  form.setAttribute('aria-label', kind.words);
  return el('li', { 'data-key': kind.fault, 'data-testid': 'fault', 'data-fault': kind.fault }, form);
}

// Until it is chosen by hand, the switch shows what stands.
function chosenFor({ faults }, { fault, operations }) {
  const standing = faults.find((set) => set.fault === fault && set.times === null)?.operation;
  const usual = operations.includes('LINK') ? 'LINK' : operations[0];
  return chosen.get(fault) ?? standing ?? usual;
}

function choose(row) {
  if (row) {
    chosen.set(row.dataset.fault, row.querySelector('[name=operation]').value);
  }
}

function needed(state, need) {
  const text = (words, value, size) =>
    labelled(words, el('input', { name: need, value, size, autocomplete: 'off', required: true }));
  switch (need) {
    case 'provider':
      return labelled('Provider', select(need, state.providers.map(({ provider }) => provider)));
    case 'seconds':
      return text('Seconds', '30', 5);
    case 'code':
      return text('Code', 'limit_exceeded', 14);
    default:
      return text('Message', 'The provider said no.', 20);
  }
}

function whileSetSwitch(state, { fault, words: name }, operation) {
  const on = state.faults.some((set) =>
    set.fault === fault && set.operation === operation && set.times === null);
  const off = { formaction: '/sandbox/faults/clear', formnovalidate: true, 'data-only': 'operation fault while_set' };
  const turn = { name: 'while_set', value: 'true', ...(on ? off : {}) };
  return el('button', { role: 'switch', 'aria-checked': String(on), 'aria-label': `While set: ${name} for ${operation}`, ...turn },
    'While set');
}

// --- journal ------------------------------------------------------------------------------------

function journalRow(entry) {
  const cell = (name, ...content) => el('td', { role: 'cell', 'data-name': name }, el('div', {}, content));
  return el('tr', { role: 'row', 'data-key': JSON.stringify(entry), 'data-testid': 'journal-row' },
    cell('At', moment(entry.at)),
    cell('Operation', entry.operation),
    cell('Customer', entry.customer, otherRouting(entry)),
    cell('Wallet', entry.wallet === null ? '–' : el('code', {}, entry.wallet)),
    cell('Outcome', outcome(entry)));
}

const otherRouting = ({ customer, routing_id: routing }) =>
  routing !== null && routing !== customer
    && el('span', { class: 'quiet' }, ` routed as ${routing}`);

function outcome({ outcome: told, fault, routing_changed: changed }) {
  return [
    told === 'done' ? 'done' : [badge('failure', 'bad'), ` ${told}`],
    fault !== null && [' ', badge(`fault: ${fault}`, 'open')],
    changed && [' ', badge('routing id changed', 'bad')],
  ];
}

function journalNote({ journal }) {
  if (journal.length === 0) {
    return 'No call yet. Each call of your platform that reaches a provider gets a line here; one with a wrong key or without an OTP does not.';
  }
  return journal.length < MOST_ROWS ? 'The newest first.' : `The newest ${MOST_ROWS} calls.`;
}

// --- the rest of the page -----------------------------------------------------------------------

function facts({ strict_routing: strict, faults, customers: shown, customers_total: all }) {
  const download = (name) => el('a', { href: `/sandbox/${name}`, download: name }, name);
  return [
    el('li', {}, 'At ', el('code', {}, location.origin)),
    el('li', {}, `Strict routing ${strict ? 'on' : 'off'}`),
    isSecure && el('li', { 'data-key': 'https' }, 'To trust it: ', download('ca.pem'), ', ', download('truststore.p12')),
    shown.length < all && el('li', { 'data-key': 'shown' }, `${shown.length} of ${all} customers are shown`),
    faults.length > 0 && el('li', { 'data-key': 'faults' },
      el('a', { href: '#faults' }, `Faults set: ${faults.length}`)),
  ].filter(Boolean);
}

function owners({ customers: all }) {
  return all.length > 0
    ? all.map(({ id }) => option(id))
    : el('option', { value: '' }, 'none yet');
}

const magicRow = ({ typed, name }) =>
  el('tr', {}, el('td', {}, el('code', {}, typed)), el('td', {}, name));

function showClock({ now }) {
  $('clock').dateTime = now;
  $('clock').textContent = `${readable(now)} UTC`;
}

function showRules(put) {
  const chosenProvider = $('rule-providers').value;
  const rules = last.state.providers.find(({ provider }) => provider === chosenProvider);
  for (const input of $('otp-rules').querySelectorAll('input')) {
    put(input, String(rules[input.name]));
  }
}

function overwrite(input, value) {
  input.defaultValue = value;
  input.value = value;
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

function show(state) {
  const focused = document.activeElement ?? document.body;
  const part = focused.closest('section[id], main');
  const providers = state.providers.map(({ provider }) => option(provider));
  showClock(state);
  fill('facts', facts(state));
  fill('customers', customers(state));
  fill('inbox', messages(state));
  fill('owners', owners(state));
  fill('wallet-providers', providers);
  fill('rule-providers', providers.map((one) => one.cloneNode(true)));
  showRules(suggest);
  fill('magic', state.magic_otps.map(magicRow));
  fill('faults-set', faultsSet(state));
  fill('fault-rows', state.fault_kinds.map((kind) => faultRow(state, kind)));
  fill('journal', state.journal.map(journalRow));
  $('journal-note').textContent = journalNote(state);
  keepFocus(focused, part);
}

// --- requests to the sandbox -------------------------------------------------------------------

async function reach(path, wish) {
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(path, { ...wish, signal, cache: 'no-store' }).catch(() => {
    throw new Error(SILENT);
  });
}

/** The state if it has changed, or else null. */
async function read() {
  const headers = last.etag === null ? {} : { 'If-None-Match': last.etag };
  const response = await reach('/sandbox/state', { headers });
  if (response.status === 304) {
    return null;
  }
  if (!response.ok) {
    throw new Error(SILENT);
  }
  return { etag: response.headers.get('ETag'), state: await response.json() };
}

/** Done when what is shown is at least as new as the call. */
function refresh() {
  last.refresh = refreshed(++last.turn);
  return last.refresh;
}

async function refreshed(turn) {
  const news = await read().catch(() => 'gone');
  if (turn !== last.turn) {
    return last.refresh; // a later one has been asked for
  }
  $('gone').hidden = news !== 'gone';
  if (news === 'gone') {
    last.etag = null; // another sandbox may answer next
  } else if (news !== null) {
    Object.assign(last, news);
    show(news.state);
  }
}

async function watch() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(watch, PAUSE);
}

async function post(path, body) {
  const response = await reach(path, { method: 'POST', body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.error_message ?? `The sandbox answered ${response.status}.`);
  }
  return answer;
}

// --- event handlers -----------------------------------------------------------------------------

// Empty fields are not sent; the value of the pressed button overrides a field.
function fields(form, button) {
  const all = new URLSearchParams(new FormData(form));
  if (button?.name) {
    all.set(button.name, button.value);
  }
  const only = button?.dataset.only?.split(' ');
  return new URLSearchParams([...all].filter(([name, value]) =>
    value !== '' && (only?.includes(name) ?? true)));
}

async function send(form, button) {
  const error = form.querySelector('[role=alert]');
  const sent = fields(form, button);
  choose(form.closest('[data-fault]'));
  error.textContent = '';
  try {
    const answer = await post(button?.getAttribute('formaction') ?? form.getAttribute('action'), sent);
    await refresh();
    done(form, sent, answer);
  } catch (problem) {
    error.textContent = problem.message;
  }
}

function done(form, sent, answer) {
  form.closest('dialog')?.close();
  if (!form.closest('[data-fault]')) { // whose figures may serve again
    form.querySelectorAll('input:not([type])').forEach((input) => { input.value = input.defaultValue; });
  }
  if (form.id === 'open-customer') {
    $('owners').value = sent.get('customer');
  }
  say(form.id === 'debit' ? debited(form, answer) : 'Done.');
}

function debited(form, answer) {
  const told = answer.debited ? 'Debited.' : 'Not debited: no such token, or used, or expired, or the wallet is not linked.';
  form.querySelector('output').textContent = told;
  return told;
}

async function copy(button) {
  const copied = navigator.clipboard?.writeText(button.dataset.copy) ?? Promise.reject();
  await copied.then(
    () => say('Copied.'), () => say('The browser does not let the page copy. Select the text instead.'));
}

function say(text) {
  clearTimeout(last.silence);
  $('said').textContent = text;
  last.silence = setTimeout(() => { $('said').textContent = ''; }, PATIENCE);
}

document.addEventListener('submit', (event) => {
  if (event.submitter?.getAttribute('formmethod') !== 'dialog') {
    event.preventDefault();
    send(event.target, event.submitter);
  }
});

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-copy]');
  if (button) {
    copy(button);
  }
});

document.addEventListener('change', ({ target }) => {
  if (target.name === 'operation') {
    choose(target.closest('[data-fault]'));
    show(last.state);
  }
});

document.addEventListener('visibilitychange', () => document.hidden || refresh());
$('rule-providers').addEventListener('change', () => showRules(overwrite));
$('reset').addEventListener('click', () => {
  $('reset-dialog').querySelector('[role=alert]').textContent = '';
  $('reset-dialog').showModal();
});

watch();
