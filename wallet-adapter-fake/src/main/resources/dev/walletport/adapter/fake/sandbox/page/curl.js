// Lines for a shell that do as a client does.

import { copyButton, el } from './elements.js';

/** Where a client finds the sandbox: at a server in front, if there is one. */
export function baseOf({ public_urls: urls }) {
  return urls.length === 0 || urls.includes(location.origin) ? location.origin : urls[0];
}

/** Whether a client has to trust the sandbox's own authority; a server in front has another. */
export const hasOwnAuthority = ({ public_urls: urls }) => location.protocol === 'https:' && urls.length === 0;

const trust = (state) => (hasOwnAuthority(state) ? ['--cacert ca.pem'] : []);

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const bare = (text) => (/^[\w:/.%-]+$/.test(text) ? text : quoted(text));

export function curls({ state, customer, messages: { items: messages } }, wallet) {
  const otp = messages.find((message) => message.wallet === wallet.id)?.otp;
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
    'curl -X POST', bare(`${baseOf(state)}/wallets/${encodeURIComponent(wallet.id)}`),
    ...trust(state),
    '-u', bare(`${state.api_key ?? 'your_api_key'}:`),
    ...routing(customer),
    ...data.map((field) => `-d ${quoted(field)}`),
  ].join(' ');
}

function routing({ id, routing_id: given, called_without_routing_id: none }) {
  return none ? [] : ['-H', quoted(`x-routing-id: ${given ?? id}`)];
}

// What curl or the connection adds by itself.
const ADDED = ['host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding'];

/** The line that sends a recorded request again. */
export function curlOf(state, { method, request }) {
  const [head, ...body] = request.split('\n\n');
  const [first, ...headers] = head.split('\n');
  const sent = headers.filter((header) => !ADDED.includes(header.split(':')[0].toLowerCase()));
  return [
    'curl -X', bare(method), quoted(baseOf(state) + first.split(' ')[1]),
    ...trust(state),
    ...sent.map((header) => `-H ${quoted(header)}`),
    ...(body.join('\n\n') === '' ? [] : ['--data-raw', quoted(body.join('\n\n'))]),
  ].join(' ');
}

const curlLine = (what, { id }, line) =>
  el('div', { class: 'curl' },
    el('p', {}, what), copyButton(`the line to ${what} for ${id}`, line), el('code', {}, line));
