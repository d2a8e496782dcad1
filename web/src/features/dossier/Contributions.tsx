import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useRenewalNames } from "@/data/renewal";
import { EvidenceList } from "@/features/office/EvidenceList";
import { useMay } from "@/features/office/place";
import { LinkButton } from "@/features/office/LinkButton";
import { amount } from "@/features/programme/model";
import office from "@/features/office/office.module.css";
import { useWords, type Words } from "@/i18n/use";
import { PlaceLink } from "@/ui/PlaceLink";
import { PlainTag } from "@/ui/StatusTag";
import { Zh } from "@/ui/Zh";
import { ClaimDialog } from "./ClaimDialog";
import { PlanDialog } from "./PlanDialog";
import { WithdrawDialog } from "./WithdrawDialog";
import { actsOn, type Contribution } from "./model";
import type { DossierProps } from "./View";
import styles from "./dossier.module.css";

type Open = { readonly what: "plan" } | { readonly what: "claim" | "withdraw"; readonly id: string };

/** What the project contributes to the targets, from plan to verified. */
export function Contributions({ project, reload }: DossierProps) {
  const { t } = useWords();
  const mayUse = useMay();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => {
    setOpen(null);
  };
  const chosen = open && open.what !== "plan" ? project.contributions.find(({ id }) => id === open.id) : undefined;
  const reloadOne = async (id: string) => (await reload())?.contributions.find((one) => one.id === id);
  return (
    <section aria-labelledby="contributions" className={office.section}>
      <div className={office.sectionHead}>
        <h2 id="contributions">{t("project.contributions")}</h2>
        {mayUse("contribution.plan") && (
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              setOpen({ what: "plan" });
            }}
          >
            {t("office.contribution.plan")}
          </Button>
        )}
      </div>
      {project.contributions.length === 0 && <p className="soft">{t("project.no_contributions")}</p>}
      <ul className={styles.contributions}>
        {project.contributions.map((one) => (
          <ContributionRow
            key={one.id}
            contribution={one}
            onAct={(what) => {
              setOpen({ what, id: one.id });
            }}
          />
        ))}
      </ul>
      {open?.what === "plan" && <PlanDialog project={project} onClose={close} />}
      {open?.what === "claim" && chosen && (
        <ClaimDialog contribution={chosen} reload={() => reloadOne(chosen.id)} onClose={close} />
      )}
      {open?.what === "withdraw" && chosen && (
        <WithdrawDialog contribution={chosen} reload={() => reloadOne(chosen.id)} onClose={close} />
      )}
    </section>
  );
}

export const quantityText = ({ number, language }: Words, value: number, { unit, unit_en }: Pick<Contribution, "unit" | "unit_en">): string => {
  const shown = amount(value, { unit: unit ?? null, unit_en: unit_en ?? null }, language);
  return `${number(shown.value)} ${shown.unit}`.trim();
};

function ContributionRow({ contribution, onAct }: { contribution: Contribution; onAct: (what: "claim" | "withdraw") => void }) {
  const words = useWords();
  const { t, say, space } = words;
  const names = useRenewalNames();
  return (
    <li className={styles.contribution}>
      <div className={styles.contributionHead}>
        <PlaceLink to="/office/targets" query={{ item: contribution.item }} className={styles.contributionName}>
          {contribution.item_code && <span className="mono soft">{contribution.item_code} </span>}
          {say({ zh: contribution.item_name_zh ?? contribution.item, en: contribution.item_name_en })}
        </PlaceLink>
        <PlainTag>{t(`contribution.${contribution.status}`)}</PlainTag>
        <Acts contribution={contribution} onAct={onAct} />
      </div>
      <Figures contribution={contribution} />
      {contribution.verb && <p className="soft small">{t("project.verb", { verb: names.verb(contribution.verb) })}</p>}
      <People contribution={contribution} />
      {contribution.reason && (
        <p className={contribution.status === "refused" ? styles.refusal : "soft"}>
          {t(contribution.status === "refused" ? "project.refused_because" : "office.state.reason")}
          {space}
          <Zh>{contribution.reason}</Zh>
        </p>
      )}
      {contribution.note && (
        <p className="soft small">
          <Zh>{contribution.note}</Zh>
        </p>
      )}
      {contribution.evidence && contribution.evidence.length > 0 && (
        <details>
          <summary className="small">{t("office.evidence.files", { count: contribution.evidence.length })}</summary>
          <EvidenceList files={contribution.evidence} />
        </details>
      )}
    </li>
  );
}

function Figures({ contribution }: { contribution: Contribution }) {
  const words = useWords();
  const { t, date } = words;
  const { quantity, claimed_quantity: claimed, verified_quantity: verified, due, reached_on: reached } = contribution;
  return (
    <p className={styles.figures}>
      <span>
        {t("progress.planned")} {quantityText(words, quantity, contribution)}
      </span>
      {typeof claimed === "number" && (
        <span>
          {t("progress.claimed")} {quantityText(words, claimed, contribution)}
        </span>
      )}
      {typeof verified === "number" && (
        <strong>
          {t("progress.verified")} {quantityText(words, verified, contribution)}
        </strong>
      )}
      {due && <span className="soft">{t("project.due", { date: date(due) })}</span>}
      {reached && <span className="soft">{t("project.reached", { date: date(reached) })}</span>}
    </p>
  );
}

function People({ contribution: { claimed_by, claimed_at, verified_by, verified_at, status } }: { contribution: Contribution }) {
  const { t, instant } = useWords();
  if (!claimed_at) return null;
  return (
    <p className="soft small row">
      <span>{t("office.contribution.claimed_by", { name: claimed_by ?? "", when: instant(claimed_at) })}</span>
      {verified_at && (
        <span>
          {t(status === "refused" ? "office.contribution.refused_by" : "office.contribution.verified_by", {
            name: verified_by ?? "",
            when: instant(verified_at),
          })}
        </span>
      )}
    </p>
  );
}

function Acts({ contribution, onAct }: { contribution: Contribution; onAct: (what: "claim" | "withdraw") => void }) {
  const { t } = useWords();
  const mayUse = useMay();
  const acts = actsOn(contribution);
  return (
    <span className={styles.acts}>
      {acts.includes("claim") && mayUse("contribution.claim") && (
        <Button
          size="small"
          type="primary"
          onClick={() => {
            onAct("claim");
          }}
        >
          {t(contribution.status === "refused" ? "office.contribution.claim_again" : "office.contribution.claim")}
        </Button>
      )}
      {acts.includes("verify") && mayUse("contribution.verify") && (
        <LinkButton size="small" type="primary" to="/office/verification" query={{ claim: contribution.id }}>
          {t("office.contribution.verify")}
        </LinkButton>
      )}
      {acts.includes("refuse_own") && mayUse("contribution.verify") && (
        <span className="soft small">{t("office.verification.own_short")}</span>
      )}
      {acts.includes("withdraw") && mayUse("contribution.withdraw") && (
        <Button
          size="small"
          onClick={() => {
            onAct("withdraw");
          }}
        >
          {t("office.contribution.withdraw")}
        </Button>
      )}
    </span>
  );
}
