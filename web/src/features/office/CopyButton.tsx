import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "@/i18n/use";

/** Copies a text; without the permission (or without TLS) it selects the text to be copied by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useWords();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState(copyBySelection(text) ? "copied" : "failed");
    }
  };
  return (
    <>
      <Button icon={state === "copied" ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>
        {state === "copied" ? t("office.common.copied") : label}
      </Button>
      <span role="status" className={state === "failed" ? "small" : "visually-hidden"}>
        {state === "copied" && t("office.common.copied")}
        {state === "failed" && t("office.common.copy_failed")}
      </span>
    </>
  );
}

// The clipboard interface exists with TLS only; an offline network may have none.
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.position = "fixed";
  area.style.opacity = "0";
  (document.activeElement?.closest("[role=dialog]") ?? document.body).append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without TLS
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
