import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { PAGES } from '../pages';

/** How long after G the page's own key may come. */
const CHORD_MS = 1_500;

/** G, then a page's key, opens the page: not while typing, and not with Ctrl, Alt or Meta. */
export function useGoToKeys(): void {
  const navigate = useNavigate();
  const begunAt = useRef(-Infinity);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const isChord = event.timeStamp - begunAt.current <= CHORD_MS;
    begunAt.current = key === 'g' ? event.timeStamp : -Infinity;
    const page = isChord ? PAGES.find((each) => each.key === key) : undefined;
    if (!page) return;
    event.preventDefault();
    void navigate({ to: page.to });
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'));
