import { Alert, Button } from "antd";
import { useState, type ReactNode } from "react";
import { useWords } from "@/i18n/use";
import { isStale } from "./problems";

interface Versioned {
  readonly version: number;
}

export interface Base<T extends Versioned> {
  /** The thing as it was when the dialog opened, or when its reader last took the newest. */
  readonly base: T;
  readonly stale: boolean;
  readonly takeNewest: () => Promise<T | undefined>;
}

/**
 * What a dialog was opened on. Live changes go on beneath it, and must not slip under the hand of
 * somebody who decides on what he read: the newest version is taken when he says so.
 */
export function useBase<T extends Versioned>(
  fresh: T,
  write: { readonly error: unknown; readonly isPending: boolean; readonly isSuccess: boolean; readonly reset: () => void },
  reload: () => Promise<T | undefined>,
): Base<T> {
  const [base, setBase] = useState(fresh);
  const busy = write.isPending || write.isSuccess; // then the newer version is one's own
  return {
    base,
    stale: isStale(write.error) || (!busy && fresh.version > base.version),
    takeNewest: async () => {
      const newest = await reload();
      write.reset();
      if (newest) setBase(newest);
      return newest;
    },
  };
}

/** Somebody else was faster; nothing that was typed is lost. */
export function StaleNotice({ onTake, children }: { onTake: () => void; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t("office.stale.title")}
      description={children ?? t("office.stale.text")}
      action={<Button onClick={onTake}>{t("office.stale.take")}</Button>}
    />
  );
}
