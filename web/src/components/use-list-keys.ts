import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';

interface ListKeys {
  /** The list; arrow keys move through it only while it or nothing has the focus. */
  readonly list: RefObject<HTMLElement | null>;
  readonly move: (by: number) => void;
  readonly open: () => void;
  readonly close: () => void;
}

/** J, K and the arrow keys move through a list, Enter opens what is marked, Escape closes it. */
export function useListKeys({ list, move, open, close }: ListKeys): void {
  /** Arrows scroll whatever else has the focus, such as what was opened. */
  const arrow = (event: KeyboardEvent, by: number) => {
    if (event.target !== document.body && !contains(list.current, event.target)) return;
    event.preventDefault();
    move(by);
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['ArrowDown', (event) => arrow(event, 1), { preventDefault: false }],
    ['ArrowUp', (event) => arrow(event, -1), { preventDefault: false }],
    // On a button or link, Enter is that one's own.
    ['Enter', (event) => !isControl(event) && open(), { preventDefault: false }],
    ['Escape', close],
  ]);
}

const contains = (element: Element | null, target: EventTarget | null): boolean =>
  target instanceof Node && (element?.contains(target) ?? false);

const isControl = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('button, a') !== null;
