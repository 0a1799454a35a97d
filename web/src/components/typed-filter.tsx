import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { searchText } from '../format/search-text';

/** Typing waits this long before it asks the server. */
export const TYPING_MS = 250;

interface TypedFilterProps {
  readonly label: string;
  readonly placeholder: string;
  /** What the address says. */
  readonly asked: string | undefined;
  readonly onAsk: (text: string | undefined) => void;
  readonly className?: string;
}

/** A text that is searched for while it is typed; it follows the address when that changes from elsewhere. */
export function TypedFilter({ label, placeholder, asked = '', onAsk, className }: TypedFilterProps) {
  const [draft, setDraft] = useState({ text: asked, of: asked });
  const later = useDebouncedCallback((text: string) => onAsk(searchText(text)), TYPING_MS);
  const shown = draft.of === asked || draft.text.trim() === asked ? draft.text : asked;
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={shown}
      className={className}
      onChange={(event) => {
        setDraft({ text: event.currentTarget.value, of: asked });
        later(event.currentTarget.value);
      }}
    />
  );
}
