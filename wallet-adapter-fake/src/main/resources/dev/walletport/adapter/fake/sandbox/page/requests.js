// What the client sent and got: requests with their responses, and the journal of the provider.

import { curlOf } from './curl.js';
import { badge, copyButton, el, moment, option, timeOfDay } from './elements.js';

const cell = (name, ...content) => el('td', { role: 'cell', 'data-name': name }, el('div', {}, content));
const none = () => el('span', { class: 'none' }, '–');

// --- the list -----------------------------------------------------------------------------------

export function requestRows({ requests, request }) {
  return requests.items.map((one) => requestRow(one, one.number === request?.number));
}

function requestRow(one, isChosen) {
  const { number, at, operation, customer, wallet } = one;
  return el('tr', { role: 'row', 'data-key': number, 'data-testid': 'request-row', 'data-number': number, class: isChosen ? 'chosen' : null },
    cell('No.', el('button', { type: 'button', class: 'pick', 'aria-current': String(isChosen), 'aria-label': `Request ${number}` }, number)),
    cell('Time', timeOfDay(at)),
    cell('Status', statusOf(one)),
    cell('Operation', operation === 'OTHER' ? el('code', {}, `${one.method ?? ''} ${one.path ?? ''}`) : operation),
    cell('Customer', customer === null ? none() : el('code', {}, customer)),
    cell('Wallet', wallet === null ? none() : el('code', {}, wallet)),
    cell('Outcome', outcomeOf(one), one.count > 1 && el('span', { class: 'quiet' }, ` ${one.count} times`)));
}

function statusOf({ status }) {
  return status === null ? badge('none', 'bad') : badge(status, toneOf(status));
}

function toneOf(status) {
  return status < 400 ? 'good' : status < 500 ? 'warn' : 'bad';
}

function outcomeOf({ outcome, code, fault }) {
  return [
    outcome,
    code !== null && [' ', el('code', { class: 'quiet' }, code)],
    fault !== null && [' ', badge(`fault: ${fault}`, 'open')],
  ];
}

export function requestsNote({ requests: { total, matching } }) {
  if (total === 0) {
    return 'No request yet. Every request of a client gets a line here, refused ones too.';
  }
  return matching === total ? `${total}, the newest first` : `${matching} of ${total}, the newest first`;
}

export function filterOptions(names, chosen) {
  const all = names.includes(chosen) || chosen === '' ? names : [...names, chosen];
  return [option('', 'any'), ...all.map((name) => option(name))];
}

// --- one request --------------------------------------------------------------------------------

export function requestHead({ request }, follows) {
  if (request === null) {
    return [];
  }
  const { number, at, operation } = request;
  return [
    el('h3', { 'data-key': 'title', id: 'request-title' }, `Request ${number}`),
    el('span', {}, operation),
    statusOf(request),
    el('span', {}, outcomeOf(request), request.count > 1 && ` ${request.count} times`),
    el('span', { class: 'quiet' }, machineTime(at), ` in ${tookOf(request)}`),
    el('button', { type: 'button', id: 'follow', class: 'small', 'aria-pressed': String(follows) }, 'Follow the newest'),
  ];
}

const machineTime = (at) =>
  el('time', { datetime: at, class: 'machine' }, `${at.slice(0, 10)} ${at.slice(11, 23)} UTC`);

function tookOf({ millis, waited_seconds: waited }) {
  return waited === null ? `${millis} ms` : `${millis} ms, ${waited} s of them a fault`;
}

export function requestTexts({ state, request }) {
  return request === null
    ? []
    : [
        wireText('Request', 'Sent', request.request, null,
          request.method !== null && copyButton('the request as curl', curlOf(state, request), 'Copy as curl')),
        wireText('Response', 'Got', request.response, endingOf(request)),
      ];
}

function wireText(name, title, text, note, ...buttons) {
  return el('section', { class: 'wire', 'data-key': name, 'aria-label': name },
    el('div', { class: 'line' }, el('h4', {}, title), buttons,
      text !== '' && copyButton(`the ${name.toLowerCase()}`, text)),
    note !== null && el('p', { class: 'note', 'data-key': 'note' }, note),
    text !== '' && el('pre', { tabindex: 0, role: 'group', 'aria-label': `Text of the ${name.toLowerCase()}` }, indented(text)));
}

// A body of JSON is indented; all else stays as it was on the wire.
function indented(text) {
  const border = text.indexOf('\n\n') + 2;
  try {
    return text.slice(0, border) + JSON.stringify(JSON.parse(text.slice(border)), null, 2);
  } catch {
    return text;
  }
}

const ENDINGS = {
  hang_up: 'No response: the connection was closed before its first byte.',
  reset: 'No response: the connection was reset before its first byte.',
  cut: 'The connection was closed in the middle of the body.',
  drip: 'A byte at a time, and the connection was closed before the last one.',
};

const endingOf = ({ ending }) => ENDINGS[ending] ?? null;

// --- journal ------------------------------------------------------------------------------------

export function journalRows({ journal }) {
  return journal.items.map((entry) =>
    el('tr', { role: 'row', 'data-key': JSON.stringify(entry), 'data-testid': 'journal-row' },
      cell('At', moment(entry.at)),
      cell('Operation', entry.operation),
      cell('Customer', el('code', {}, entry.customer), otherRouting(entry)),
      cell('Wallet', entry.wallet === null ? none() : el('code', {}, entry.wallet)),
      cell('Outcome', journalOutcome(entry)),
      cell('Request', requestOfCall(entry))));
}

function requestOfCall({ request }) {
  return request === null
    ? el('span', { class: 'quiet' }, 'in process')
    : el('button', { type: 'button', class: 'small', 'data-number': request, 'aria-label': `Show request ${request}` }, request);
}

const otherRouting = ({ customer, routing_id: routing }) =>
  routing !== null && routing !== customer
    && el('span', { class: 'quiet' }, ` routed as ${routing}`);

function journalOutcome({ outcome: told, fault, routing_changed: changed }) {
  return [
    told === 'done' ? 'done' : [badge('failure', 'bad'), ` ${told}`],
    fault !== null && [' ', badge(`fault: ${fault}`, 'open')],
    changed && [' ', badge('routing id changed', 'bad')],
  ];
}

export function journalNote({ journal: { total, matching } }) {
  if (total === 0) {
    return 'No call yet.';
  }
  return matching === total ? `${total} calls` : `${matching} of ${total} calls`;
}
