/** *Break it*: presses are sent to the server, which also says once a second what is true all the same. */
import { host } from './frames.js';

const every = 1000;
/** The status of a press on what is broken. */
const brokenAlready = 409;

const bar = document.querySelector('.break-it');
const counter = bar?.querySelector('output');
const buttons = [...(bar?.querySelectorAll('button[data-act]') ?? [])];

const sentence = ({ approved, inJira, duplicated, unapproved, auditVerified }) =>
  [
    `approved ${approved}`,
    `in Jira ${inJira}`,
    `duplicates ${duplicated}`,
    ...(unapproved > 0 ? [`not approved ${unapproved}`] : []),
    `audit ${auditVerified ? 'verified' : 'BROKEN'}`,
  ].join(' · ');

function show({ counted, current, parts, answers }) {
  const waiting = current ? '' : ' · waiting for the database';
  const text = `${counted ? sentence(counted) : 'counting'}${waiting}`;
  if (counter.textContent !== text) counter.textContent = text;
  for (const button of buttons) {
    const { act } = button.dataset;
    const state = act === 'answer' ? (answers.losing ? 'waiting' : '') : (parts[act] ?? '');
    button.dataset.state = state;
    button.setAttribute('aria-disabled', String(state === 'restarting' || state === 'waiting'));
  }
}

async function look() {
  if (document.hidden) return;
  const reply = await fetch(`/break-it?tenantId=${host.place.tenantId}`).catch(() => null);
  if (reply?.ok) show(await reply.json());
}

/** A press that the server did not take says so until the next one. */
async function press(button) {
  const { act } = button.dataset;
  const { tenantId } = host.place;
  const { accountId, extension } = host.context;
  const issueKey = extension.issue?.key ?? null;
  const reply = await fetch(`/break-it/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenantId, accountId, issueKey }),
  }).catch(() => null);
  button.toggleAttribute('data-failed', !reply || (!reply.ok && reply.status !== brokenAlready));
  await look();
}

if (bar) {
  for (const button of buttons) button.addEventListener('click', () => void press(button));
  void look();
  setInterval(() => void look(), every);
}
