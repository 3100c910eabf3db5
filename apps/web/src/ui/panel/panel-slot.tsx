import { createContext, type ReactNode, useContext, useState } from 'react';

const Slot = createContext<HTMLElement | null>(null);

/** Where side panels are drawn: the shell gives the place, any page may fill it. */
export function PanelSlotProvider({
  children,
}: {
  readonly children: (place: (element: HTMLElement | null) => void) => ReactNode;
}) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <Slot value={element}>{children(setElement)}</Slot>;
}

export const usePanelSlot = (): HTMLElement | null => useContext(Slot);
