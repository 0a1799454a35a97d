import { useState, type DragEvent } from 'react';
import styles from './drop-zone.module.css';
import { Icon } from './icon';

interface DropZoneProps {
  readonly title: string;
  readonly hint: string;
  onFiles(files: readonly File[]): void;
}

/** Accepts files that are dropped on it, or chosen by pointer or keyboard. */
export function DropZone({ title, hint, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const onDrag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver);
  };

  return (
    <label
      className={`${styles.zone} ${over ? styles.over : ''}`}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files]);
      }}
    >
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
