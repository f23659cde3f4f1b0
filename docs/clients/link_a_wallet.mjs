// README
// Links a wallet against a sandbox of its own. Usage: node link_a_wallet.mjs SANDBOX_JAR
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
const portFile = join(folder, 'port');
const headers = {
  Authorization: 'Basic ' + Buffer.from('your_api_key:').toString('base64'),
  'x-routing-id': 'customer_2233',
};

async function start(jar) {
  const command = ['-jar', jar, '--port', '0', '--port-file', portFile];
  const sandbox = spawn('java', command, {stdio: 'ignore'});
  while (!existsSync(portFile)) { // It is written when the sandbox is ready.
    assert.equal(sandbox.exitCode, null);
    await setTimeout(50);
  }
  return [sandbox, 'http://127.0.0.1:' + readFileSync(portFile, 'utf8')];
}

const send = (url, form) =>
  fetch(url, form ? {method: 'POST', headers, body: new URLSearchParams(form)} : {headers});
const call = async (url, form) => (await send(url, form)).json();

async function runScenario(base) {
  await call(base + '/sandbox/customers', {customer: 'customer_2233'});
  const created = {gateway: 'MOBIKWIK', command: 'authenticate'};
  const {id} = await call(base + '/customers/customer_2233/wallets', created);
  const {items: [sms]} = await call(base + '/sandbox/messages?wallet=' + id);
  const wallet = base + '/wallets/' + id;

  const wrong = await send(wallet, {command: 'link', otp: '000011'}); // A magic OTP: wrong.
  assert.equal(wrong.status, 400);
  assert.equal((await wrong.json()).error_code, 'otp_incorrect');
  const linked = await call(wallet, {command: 'link', otp: sms.otp});
  assert.ok(linked.linked && linked.token);

  await call(base + '/sandbox/faults', {operation: 'DELINK', fault: 'answer_lost', times: 1});
  await assert.rejects(call(wallet, {command: 'delink'})); // Was it applied? Reading tells.
  assert.equal((await call(wallet)).linked, false);
  const sent = await call(base + '/sandbox/requests?operation=DELINK&wallet=' + id);
  console.log('linked, delinked, and sent the delink', sent.matching, 'time');
}

const [sandbox, base] = await start(process.argv[2]);
try {
  await runScenario(base);
} finally {
  sandbox.kill();
  rmSync(folder, {recursive: true});
}
// README
