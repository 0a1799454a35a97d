import { LinkButton } from '../components/link-button';
import { Notice } from '../components/notice';

export function PageNotFound() {
  return (
    <Notice
      large
      icon="info"
      title="Page not found"
      actions={
        <LinkButton to="/overview" variant="default">
          Go to Overview
        </LinkButton>
      }
    >
      Check the address, or use the menu to find the page.
    </Notice>
  );
}
