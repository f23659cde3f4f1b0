// What goes wrong next: the faults that are set, and the form that sets one.

import { $, command, el, fill, labelled, option } from './elements.js';

const calls = (times) => (times === 1 ? 'the next call' : `the next ${times} calls`);
const lasting = ({ times }) => (times === null ? 'while set' : calls(times));
const told = (set) => `${set.operation}: ${set.words}, ${lasting(set)}`;

// --- what is set --------------------------------------------------------------------------------

export function faultsSet({ state: { faults, faults_total: total } }) {
  return faults.length === 0
    ? el('p', { 'data-key': 'none', class: 'quiet' }, 'None is set: every call is answered as it should be.')
    : [
        el('ul', { class: 'plain chips' }, faults.map(faultChip)),
        total > faults.length && el('p', { class: 'quiet' }, `${faults.length} of ${total} are shown.`),
        command('/sandbox/faults/clear', {}, 'Cleared.', el('button', { class: 'small' }, 'Clear all')),
      ];
}

function faultChip(set) {
  const { operation, fault, words, times } = set;
  return el('li', { 'data-key': `${operation} ${words} ${times}` }, el('span', {}, told(set)),
    command('/sandbox/faults/clear', { operation, fault }, 'Cleared.',
      el('button', { class: 'small', 'aria-label': `Clear ${words} of ${operation}` }, 'Clear')));
}

/** Stays in sight wherever the page is. */
export function faultsNow({ state: { faults } }) {
  return faults.length === 0
    ? el('span', { 'data-key': 'none', class: 'quiet' }, 'No fault is set')
    : el('a', { 'data-key': 'some', href: '#faults' }, `Set: ${faults.map(told).join('; ')}`);
}

// --- the form -----------------------------------------------------------------------------------

export function showFaultForm({ state }) {
  fill('fault-kinds', state.fault_kinds.map(({ fault, words }) => option(fault, words)));
  const kind = state.fault_kinds.find(({ fault }) => fault === $('fault-kinds').value);
  fill('fault-operations', kind.operations.map((operation) => option(operation)));
  fill('fault-needs', kind.needs.map((need) => needed(state, need)));
  $('fault-explained').textContent = kind.explanation;
  showTimes();
}

/** The operation that a fault is mostly set for. */
export function usualOperation() {
  const operations = $('fault-operations');
  const usual = [...operations.options].some(({ value }) => value === 'LINK') ? 'LINK' : operations.options[0].value;
  operations.value = usual;
}

function showTimes() {
  $('fault-times').hidden = $('fault-lasting').value !== 'times';
}

function needed({ providers }, need) {
  const text = (words, value, size) =>
    labelled(words, el('input', { name: need, value, size, autocomplete: 'off', required: true }));
  switch (need) {
    case 'provider':
      return labelled('Provider', el('select', { name: need, required: true }, providers.map(({ provider }) => option(provider))));
    case 'seconds':
      return text('Seconds', '30', 5);
    case 'code':
      return text('Code', 'limit_exceeded', 14);
    default:
      return text('Message', 'The provider said no.', 20);
  }
}

/** The fields that say how long a fault lasts, as the sandbox knows them. */
export function lastingFields(fields) {
  const chosen = fields.get('lasting');
  fields.delete('lasting');
  if (chosen === 'once') {
    fields.set('times', '1');
  } else if (chosen === 'while_set') {
    fields.delete('times');
    fields.set('while_set', 'true');
  }
  return fields;
}
