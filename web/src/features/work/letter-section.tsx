import { useQuery } from '@apollo/client/react';
import { Button, CopyButton } from '@mantine/core';
import { DrawerSection } from '../../components/side-drawer';
import { appealLetter, letterHtml } from './appeal-letter';
import { PoliciesOfPayerDocument, type WorkDetailFragment } from './work.generated';
import styles from './work.module.css';

interface LetterProps {
  readonly workspaceId: string;
  readonly item: WorkDetailFragment;
  readonly today: string;
}

/** A draft: what the records say stands in it, what only the practice knows is left open in brackets. */
export function LetterSection({ workspaceId, item, today }: LetterProps) {
  const payerId = item.claim.payer?.id;
  const { data, loading } = useQuery(PoliciesOfPayerDocument, {
    variables: { workspaceId, payerId: payerId ?? '' },
    skip: payerId === undefined,
  });
  const policy = data?.policies.find(({ rule }) => rule.key === item.rule?.key) ?? null;
  const letter = appealLetter({ item, policyTitle: policy?.title ?? null, today });
  return (
    <DrawerSection title="Appeal letter, a draft">
      {loading ? (
        <p className={styles.note}>Looking for the payer’s policy…</p>
      ) : (
        <>
          <div className={styles.formActions}>
            <CopyButton value={letter}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy the letter'}
                </Button>
              )}
            </CopyButton>
            <Button size="xs" variant="default" onClick={() => printAlone(letterHtml(letter))}>
              Print the letter
            </Button>
          </div>
          <pre className={styles.letter} tabIndex={0} role="region" aria-label="Appeal letter">
            {letter}
          </pre>
        </>
      )}
    </DrawerSection>
  );
}

/** Prints a document of its own, without the dashboard around it. */
function printAlone(html: string): void {
  const frame = document.createElement('iframe');
  // Out of sight, but laid out: what is not displayed at all prints as an empty page in some browsers.
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
  frame.title = 'Appeal letter, for printing';
  frame.srcdoc = html;
  frame.onload = () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow?.print();
  };
  document.body.append(frame);
}
