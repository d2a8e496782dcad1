import { Alert, Button } from "antd";
import { asProblem } from "@/api/problem";
import { useWords } from "@/i18n/use";

interface Props {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}

/** What was refused and what to do about it, in the reader's language, with the code to quote. */
export function Problem({ error, retry }: Props) {
  const { t, say } = useWords();
  const problem = asProblem(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say(problem.sentence)}
      description={
        <>
          {problem.fields.length > 0 && (
            <ul>
              {problem.fields.map((field) => (
                <li key={field.pointer + field.code}>
                  <code>{field.pointer}</code> {say(field)}
                </li>
              ))}
            </ul>
          )}
          {problem.retryAfterS !== undefined && <p>{t("problem.retry_after", { count: problem.retryAfterS })}</p>}
          <p className="small">
            {t("problem.code")} <code>{problem.code}</code>
            {problem.requestId !== undefined && (
              <>
                {" · "}
                {t("problem.request")} <code>{problem.requestId}</code>
              </>
            )}
          </p>
        </>
      }
      action={retry && <Button onClick={retry}>{t("problem.retry")}</Button>}
    />
  );
}
