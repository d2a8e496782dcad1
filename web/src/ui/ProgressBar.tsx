import { useWords } from "@/i18n/use";
import styles from "./ui.module.css";

/** Shares of the target, each from 0 to 1; claimed contains verified, planned contains claimed. */
export interface Shares {
  readonly verified: number;
  readonly claimed: number;
  readonly planned: number;
  readonly forecast: { readonly low: number; readonly middle: number; readonly high: number } | null;
}

const per = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Three depths of jade for verified, claimed and planned; a mark with a band for the forecast. */
export function ProgressBar({ shares, label }: { shares: Shares; label: string }) {
  const { forecast } = shares;
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      <div className={styles.track}>
        <div className={`${styles.planned ?? ""} bar-fill`} style={{ width: per(shares.planned) }} />
        <div className={`${styles.claimed ?? ""} bar-fill`} style={{ width: per(shares.claimed) }} />
        <div className={`${styles.verified ?? ""} bar-fill`} style={{ width: per(shares.verified) }} />
      </div>
      {forecast && (
        <>
          <div
            className={`${styles.band ?? ""} bar-fill`}
            style={{ left: per(forecast.low), width: per(forecast.high - forecast.low) }}
          />
          <div className={`${styles.forecast ?? ""} bar-fill`} style={{ left: per(forecast.middle) }} />
        </>
      )}
    </div>
  );
}

export function ProgressLegend() {
  const { t } = useWords();
  const kinds = ["verified", "claimed", "planned", "forecast"] as const;
  return (
    <ul className={styles.legend} aria-label={t("progress.legend")}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`${styles.swatch ?? ""} ${styles[kind] ?? ""} bar-fill`} aria-hidden="true" />
          {t(`progress.${kind}`)}
          <span className={styles.meaning}>{t(`progress.meaning.${kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
