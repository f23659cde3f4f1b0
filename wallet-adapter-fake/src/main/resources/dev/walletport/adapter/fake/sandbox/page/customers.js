// What the customer sees: the customers to choose from, and the wallets of the chosen one.

import { badge, briefMoment, command, copyButton, el, labelled, minutes, moment } from './elements.js';
import { baseOf, curls } from './curl.js';

// --- customers ----------------------------------------------------------------------------------

export function customerRows({ customers, customer: shown }) {
  const rows = withShown(customers, shown);
  if (rows.length > 0) {
    return rows.map((customer) => customerRow(customer, customer.id === shown?.id));
  }
  return el('li', { 'data-key': 'none', class: 'quiet pad' },
    customers.total === 0 ? 'No customer yet.' : 'No customer has this text.');
}

// In front of the first page, where it would be in sight on no other.
function withShown({ items, total, matching, offset }, shown) {
  const isFirstOfAll = offset === 0 && matching === total;
  return shown === null || !isFirstOfAll || items.some(({ id }) => id === shown.id) ? items : [shown, ...items];
}

function customerRow({ id, locked, wallets, wallets_total: all }, isChosen) {
  const linked = wallets.filter((wallet) => wallet.linked).length;
  const open = wallets.filter(({ otp }) => otp?.state === 'ISSUED').length;
  return el('li', { 'data-key': id },
    el('button', { type: 'button', class: 'pick', 'data-choose': id, 'aria-current': String(isChosen), 'data-testid': 'customer-row' },
      el('code', { class: 'name' }, id),
      el('span', { class: 'quiet' }, all === 0 ? 'no wallet' : `${linked} of ${all} linked`),
      locked && badge('locked', 'bad'),
      open > 0 && badge('OTP', 'open')));
}

export const customerCount = ({ customers: { total, matching } }) =>
  total === matching ? String(total) : `${matching} of ${total}`;

export function customerHead({ customer }) {
  if (customer === null) {
    return el('h3', { id: 'customer-title', 'data-key': 'title' }, 'Wallets');
  }
  const { id, locked, routing_id: routing } = customer;
  return [
    el('h3', { id: 'customer-title', 'data-key': 'title' }, el('code', {}, id)),
    locked && badge('locked', 'bad'),
    routing !== null && routing !== id && el('span', { class: 'quiet' }, `routing id ${routing}`),
    el('span', { class: 'line', 'data-key': 'acts' }, filterButton(`Requests of ${id}`, { customer: id }), lockForm(id, locked)),
  ];
}

const filterButton = (name, filters) =>
  el('button', { type: 'button', class: 'small', 'data-filter': JSON.stringify(filters), 'aria-label': name }, 'Requests');

function lockForm(customer, locked) {
  const form = command(locked ? '/sandbox/unlock' : '/sandbox/lock', { customer }, locked ? 'Unlocked.' : 'Locked.',
    el('button', { class: 'small', 'aria-label': `${locked ? 'Unlock' : 'Lock'} ${customer}` }, locked ? 'Unlock' : 'Lock'));
  form.dataset.key = 'lock'; // the same form either way, so that its button keeps the focus
  return form;
}

// --- wallets ------------------------------------------------------------------------------------

export function walletCards(all) {
  const { state, customer, wallets } = all;
  if (customer === null) {
    return el('div', { class: 'card empty' },
      el('p', {}, 'Open a customer here, or let the client do it. It finds this sandbox at ', el('code', {}, baseOf(state)),
        state.api_key === null ? ', with any API key.' : [', with the API key ', el('code', {}, state.api_key), '.']));
  }
  return wallets.items.length > 0
    ? wallets.items.map((wallet) => walletCard(all, wallet))
    : el('div', { class: 'card empty' }, el('p', {}, 'No wallet yet.'));
}

function walletCard(all, wallet) {
  const { state } = all;
  const { id, provider, linked } = wallet;
  return el('article', { class: 'card wallet', 'data-key': id, 'data-testid': 'wallet', 'data-wallet': id, 'aria-label': `${provider} wallet ${id}` },
    el('div', { class: 'head' },
      el('h4', {}, provider),
      el('span', { class: `badge ${linked ? 'linked' : 'unlinked'}`, 'data-testid': 'wallet-state' }, linked ? 'linked' : 'unlinked')),
    el('p', { class: 'head' }, el('code', { class: 'id' }, id), filterButton(`Requests of ${id}`, { wallet: id })),
    el('dl', {},
      fact('Holds', el('strong', { class: 'money' }, wallet.holds)),
      fact('Last shown', shownBalance(wallet, state.now)),
      fact('Mobile', wallet.mobile_number ?? 'none'),
      wallet.token !== null && tokenFact(wallet)),
    (wallet.otp !== null || !linked) && challenge(wallet),
    linked ? linkedForms(wallet) : unlinkedForms(wallet),
    el('div', { class: 'folds' },
      el('details', {}, el('summary', {}, "In the provider's app"), elsewhereForm(wallet), balanceForm(wallet)),
      el('details', {}, el('summary', {}, 'curl lines'), curls(all, wallet))));
}

const fact = (name, ...values) => el('div', { 'data-key': name }, el('dt', {}, name), el('dd', {}, values));

function shownBalance({ known_balance: balance, refreshed_at: at }, now) {
  return balance === null
    ? 'never'
    : [balance, at !== null && el('span', { class: 'quiet' }, ' at ', briefMoment(at, now))];
}

const tokenFact = ({ id, token }) =>
  fact('Token', el('span', { class: 'one-line' },
    el('code', { 'data-testid': 'token' }, token), copyButton(`the token of ${id}`, token)));

function challenge({ id, linked, otp }) {
  return el('div', { class: 'otp', 'data-testid': 'wallet-otp' },
    otp !== null && otp.seconds_left !== null && countdown(otp),
    el('div', { class: 'head', 'data-key': 'act' }, el('p', {}, otpWords(otp)), linked || requestForm(id)));
}

const countdown = (otp) => [
  el('p', { class: 'head' }, el('span', {}, 'OTP ', badge(otp.state, 'open'), ' ', dots(otp)),
    el('strong', { class: 'countdown' }, `${minutes(otp.seconds_left)} left`)),
  timeLeft(otp),
];

function otpWords(otp) {
  if (otp === null) {
    return el('span', { class: 'quiet' }, 'No OTP requested');
  }
  return otp.guesses_left === null
    ? ['OTP ', badge(otp.state), otp.locked_until !== null && [' locked until ', moment(otp.locked_until)]]
    : `${otp.guesses_left} of ${otp.guesses} guesses left`;
}

const requestForm = (wallet) =>
  command('/sandbox/otp', { wallet }, 'An OTP is on its way.',
    el('button', { class: 'small', 'aria-label': `Request an OTP for ${wallet}` }, 'Request OTP'));

function timeLeft({ issued_at: from, expires_at: to, seconds_left: left }) {
  const all = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return el('progress', { max: all, value: left, 'aria-label': 'Time left' });
}

function dots({ guesses, guesses_left: left }) {
  const row = guesses <= 10 ? '●'.repeat(left) + '○'.repeat(guesses - left) : '';
  return el('span', { class: 'dots', 'aria-hidden': 'true' }, row);
}

// --- what is done with a wallet -----------------------------------------------------------------

function unlinkedForms({ id }) {
  return command('/sandbox/link', { wallet: id }, 'Linked.',
    el('div', { class: 'line' },
      el('label', { class: 'beside' }, 'OTP ',
        el('input', { name: 'otp', inputmode: 'numeric', autocomplete: 'off', spellcheck: 'false', size: 9, list: 'magic-otps', required: true })),
      el('button', { class: 'strong', 'aria-label': `Link ${id}` }, 'Link')));
}

function linkedForms({ id }) {
  return el('div', { class: 'line' },
    command('/sandbox/debit', { wallet: id }, 'Debited.',
      el('button', { class: 'strong', 'aria-label': `Debit ${id}` }, 'Debit')),
    command('/sandbox/delink', { wallet: id }, 'Delinked.',
      el('button', { 'aria-label': `Delink ${id}` }, 'Delink')));
}

/** What the customer does in the provider's own app, without this host. */
function elsewhereForm({ id, linked }) {
  const form = command(linked ? '/sandbox/delink-elsewhere' : '/sandbox/link-elsewhere', { wallet: id }, 'Done.',
    el('button', { 'aria-label': `${linked ? 'Delink' : 'Link'} ${id} elsewhere` }, linked ? 'Delink elsewhere' : 'Link elsewhere'));
  form.dataset.key = 'elsewhere'; // the same form either way, so that its button keeps the focus
  return form;
}

const balanceForm = ({ id, holds }) =>
  command('/sandbox/balance', { wallet: id }, 'Done.',
    el('div', { class: 'line' },
      labelled('Balance', el('input', { name: 'amount', value: holds, inputmode: 'decimal', autocomplete: 'off', size: 9, required: true })),
      el('button', { 'aria-label': `Set the balance of ${id}` }, 'Set')));
