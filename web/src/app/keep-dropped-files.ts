/**
 * A browser opens a file that is dropped on a page where nobody takes it, and the dashboard is gone. Here it stays;
 * pages that take files listen for themselves.
 */
export function keepDroppedFiles(): void {
  for (const kind of ['dragover', 'drop'] as const) {
    addEventListener(kind, (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    });
  }
}
