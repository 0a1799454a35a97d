import { LinkButton } from '../components/link-button';
import { Notice } from '../components/notice';

export function PageNotFound() {
  return (
    <Notice
      large
      icon="info"
      title="There is no such page"
      actions={
        <LinkButton to="/overview" variant="default">
          Go to the overview
        </LinkButton>
      }
    >
      The address may be mistyped, or from a version of the dashboard that had other pages.
    </Notice>
  );
}
