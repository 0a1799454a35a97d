import { useEffect, useEffectEvent, useState } from 'react';
import styles from './drop-zone.module.css';
import { Icon } from './icon';

interface DropZoneProps {
  readonly title: string;
  readonly hint: string;
  onFiles(files: readonly File[]): void;
}

/** Accepts files that are dropped anywhere on the page, or chosen here by pointer or keyboard. */
export function DropZone({ title, hint, onFiles }: DropZoneProps) {
  const over = useFileDrop(onFiles);

  return (
    <label className={`${styles.zone} ${over ? styles.over : ''}`}>
      <input
        type="file"
        multiple
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // Cleared, so that choosing the same file again fires another change event.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <span className={styles.badge}>
        <Icon name="data" size={22} />
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.hint}>{hint}</span>
    </label>
  );
}

/** @returns whether files are being dragged over the page */
function useFileDrop(onFiles: DropZoneProps['onFiles']): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((event: DragEvent) => {
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  });
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    // Within the page the pointer leaves one element for another; outside of it there is none.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => take(event);
    addEventListener('dragover', enter);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
