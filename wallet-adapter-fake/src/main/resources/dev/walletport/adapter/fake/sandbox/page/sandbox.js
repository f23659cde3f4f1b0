// Requests to the sandbox.

const PATIENCE = 5000;
const SILENT = 'The sandbox does not answer.';

const known = new Map(); // what was read last, by its name

async function reach(path, options) {
  return fetch(path, { ...options, cache: 'no-store' }).catch(() => {
    throw new Error(SILENT);
  });
}

/** Reads JSON; as long as it stays the same, only its ETag crosses the wire. */
export async function read(name, path) {
  const before = known.get(name);
  const headers = before?.path === path ? { 'If-None-Match': before.etag } : {};
  const response = await reach(path, { headers, signal: AbortSignal.timeout(PATIENCE) });
  if (response.status === 304) {
    return before.json;
  }
  if (!response.ok) {
    throw new Error(SILENT);
  }
  const json = await response.json();
  known.set(name, { path, etag: response.headers.get('ETag'), json });
  return json;
}

/** Another sandbox may answer next. */
export function forget() {
  known.clear();
}

/** Sends a command. A fault may make it wait, so it has no deadline. */
export async function post(path, body) {
  const response = await reach(path, { method: 'POST', body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(refusal(response.status, answer));
  }
  return answer;
}

function refusal(status, { error_message: message, error_code: code }) {
  return message ?? code ?? `The sandbox answered ${status}.`;
}
