import { openWhenServed } from './lazy-page';

const KEY = 'claimstream-reloaded-at';
const ONCE_IN_MS = 30_000;

/**
 * A page that was open while the server was updated requests files that no longer exist. The new index.html names the
 * new ones; if it does not, reloading again would not help.
 */
export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', () => {
    const reloadedAt = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - reloadedAt < ONCE_IN_MS) return;
    // Not without a server: the browser's own error page would replace the dashboard.
    sessionStorage.setItem(KEY, String(Date.now()));
    void openWhenServed();
  });
}
