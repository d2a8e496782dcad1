import { Drawer } from "antd";
import type { ReactNode } from "react";

interface Props {
  readonly title: ReactNode;
  /** A CSS length. */
  readonly size: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

// Anywhere but in the body itself: there antd would lock scrolling by a style element, which the
// page's policy refuses.
const container = (): HTMLElement => document.getElementById("root") ?? document.body;

/** A panel that slides in over the page and leaves it where it was. */
export function SidePanel({ title, size, onClose, children }: Props) {
  return (
    <Drawer open title={title} size={size} onClose={onClose} getContainer={container}>
      {children}
    </Drawer>
  );
}
