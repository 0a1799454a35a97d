import { finishedImportsBefore, forgetRejections } from '../persistence/import-retention';
import type { Job } from './job';

const DAY_MS = 86_400_000;

/**
 * Forgets why claims of imported files were rejected, some time after the import ended; how many they were stays with the
 * import.
 */
export const retentionJob = ({ rejectionDays }: { rejectionDays: number }): Job => ({
  name: 'retention',
  schedule: '45 4 * * *',
  description: `Deletes the rejections of imports that ended over ${rejectionDays} days ago.`,
  async run({ database, nowIso, signal }) {
    const before = new Date(Date.parse(nowIso) - rejectionDays * DAY_MS).toISOString();
    for (const importId of await finishedImportsBefore(database.reader('exports'), before)) {
      if (signal.aborted) break;
      await database.write((tx) => forgetRejections(tx, importId));
    }
    return { mismatches: null };
  },
});
