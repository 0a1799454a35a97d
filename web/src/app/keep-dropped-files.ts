/**
 * A browser opens a file that is dropped where no page accepts it, and the dashboard is gone. This keeps the dashboard;
 * pages that accept files listen for themselves.
 */
export function keepDroppedFiles(): void {
  for (const kind of ['dragover', 'drop'] as const) {
    addEventListener(kind, (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
  }
}
