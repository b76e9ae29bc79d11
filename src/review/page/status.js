/** The line of messages below, and how far the work has come. */
import { byId, h } from './dom.js';
import * as server from './server.js';
import { t } from './words.js';

/** @param {unknown} message An error is shown as one. */
export function say(message) {
  const status = byId('status');
  status.classList.toggle('trouble', message instanceof Error);
  status.textContent = message instanceof Error ? message.message : String(message ?? '');
}

/** @param {number | null} document */
export async function drawProgress(document) {
  const progress = await server.progress(document).catch(() => null);
  if (progress === null) return;
  const meters = [...(progress.document === null ? [] : [meter(t('document'), progress.document)]), meter(t('all'), progress.all)];
  const mine = progress.mine === progress.today ? '' : ` (${progress.mine})`;
  byId('progress').replaceChildren(...meters, h('span', { class: 'today' }, `${t('today')} ${progress.today}${mine}`));
}

/** @param {string} name @param {import('../api.ts').Progress} progress */
function meter(name, { done, total }) {
  return h(
    'span',
    { class: 'meter' },
    `${name} ${done}/${total} `,
    h('progress', { max: Math.max(1, total), value: total === 0 ? 1 : done, 'aria-label': name }),
  );
}
