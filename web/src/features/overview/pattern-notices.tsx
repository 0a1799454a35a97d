import { notifications } from '@mantine/notifications';
import { useFollow } from '../../api/use-follow';
import { humanize } from '../../format/words';
import { useLiveControl } from '../../live/live-context';
import { PatternFeedDocument } from './overview.generated';

const WORTH_SAYING = {
  DETECTED: { color: 'red', title: 'New denial pattern' },
  REOPENED: { color: 'red', title: 'Denial pattern reopened' },
  RESOLVED: { color: 'teal', title: 'Pattern resolved' },
} as const;

/** Notifies when a pattern is detected or resolved; other changes are shown in the list. */
export function PatternNotices({ workspaceId }: { workspaceId: string }) {
  const { paused } = useLiveControl();
  useFollow(
    PatternFeedDocument,
    { workspaceId },
    {
      cursorOf: ({ patternChanged }) => patternChanged.cursor,
      onData: ({ patternChanged: { kind, pattern } }) => {
        if (paused || !(kind in WORTH_SAYING)) return;
        const { color, title } = WORTH_SAYING[kind as keyof typeof WORTH_SAYING];
        notifications.show({
          // One for each pattern and kind, however often it is reported.
          id: `${kind} ${pattern.id}`,
          color,
          title,
          message: `${pattern.title} (${humanize(pattern.tier).toLowerCase()})`,
          autoClose: 6_000,
        });
      },
    },
  );
  return null;
}
