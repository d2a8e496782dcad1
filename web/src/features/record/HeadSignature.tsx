import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "@/api/client";
import { useWords } from "@/i18n/use";
import { parseCheckpoint, parseNote, parseVerifierKey, verifyNote } from "./ledger/note";
import { toBase64 } from "./ledger/bytes";
import styles from "./record.module.css";

type Head = Schemas["RecordHead"];

/** Whether the note is signed by the key beside it and says the same as the figures beside it. */
export async function headHolds(head: Head): Promise<boolean> {
  const key = await parseVerifierKey(head.verifier_key);
  const note = parseNote(head.note);
  if (!key || !note || (await verifyNote(note, key)) !== "verified") return false;
  const checkpoint = parseCheckpoint(note.text);
  if (!checkpoint) return false;
  const { origin, size, root } = checkpoint;
  return origin === head.origin && size === head.size && toBase64(root) === head.root;
}

export function HeadSignature({ head }: { head: Head }) {
  const { t } = useWords();
  const { data: holds } = useQuery({ queryKey: ["record", "head-holds", head.note], queryFn: () => headHolds(head) });
  if (holds === undefined) return null;
  return (
    <p className={styles.badge} data-good={holds} role="status">
      {t(holds ? "record.head_good" : "record.head_bad")}
    </p>
  );
}
