// The SMS inbox.

import { briefMoment, command, copyButton, el } from './elements.js';

export function messageItems({ state, messages }) {
  return messages.items.length > 0
    ? messages.items.map((message) => messageItem(message, state.now))
    : el('li', { 'data-key': 'none', class: 'quiet' }, 'No message yet.');
}

function messageItem(message, now) {
  const { at, customer, wallet, provider, to, otp, text } = message;
  return el('li', { 'data-key': JSON.stringify([at, wallet, otp]), 'data-testid': 'message', class: 'message' },
    el('p', { class: 'head quiet' }, el('span', {}, `${provider} to ${to ?? 'no known number'}`), briefMoment(at, now)),
    el('p', { class: 'head quiet' }, el('code', {}, customer ?? 'unknown'), el('code', {}, wallet)),
    el('div', { class: 'line' },
      el('span', { class: 'big', 'data-testid': 'message-otp' }, otp),
      copyButton(`OTP ${otp}`, otp),
      typeForm(message)),
    el('p', {}, text));
}

const typeForm = ({ wallet, otp }) =>
  command('/sandbox/link', { wallet, otp }, 'Linked.',
    el('button', { class: 'small', 'aria-label': `Type OTP ${otp} for ${wallet}` }, 'Type it'));

export function messageCount({ state, messages }) {
  const all = state.inbox_total;
  return messages.matching === all ? String(all) : `${messages.matching} of ${all}`;
}
