import { Button, Form, Modal, type FormInstance } from "antd";
import { useEffect, useRef, type ReactNode } from "react";
import { ApiProblem, asProblem } from "@/api/problem";
import { useWords } from "@/i18n/use";
import { Problem } from "@/ui/Problem";
import { isStale, placeProblems } from "./problems";
import type { Writing } from "./write";
import styles from "./office.module.css";

interface Props<Values extends object, Input> {
  readonly title: string;
  readonly submit: string;
  readonly write: Writing<Input>;
  readonly input: (values: Values) => Input;
  /** The fields of the form, so that a refusal can stand beside the one it speaks of. */
  readonly names: readonly (keyof Values & string)[];
  readonly initial?: Partial<Values>;
  readonly form?: FormInstance<Values>;
  readonly onClose: () => void;
  readonly danger?: boolean;
  readonly wide?: boolean;
  /** While something is missing that no rule of a field can tell, such as a file on its way. */
  readonly blocked?: boolean;
  readonly notice?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * One write in a dialog. It is mounted when it opens, so that every opening has an idempotency key of
 * its own; the focus goes back to where it was when it closes.
 */
export function WriteDialog<Values extends object, Input>(props: Props<Values, Input>) {
  const { title, submit, write, input, names, initial, onClose, danger = false, wide = false, blocked = false } = props;
  const { t } = useWords();
  const [own] = Form.useForm<Values>();
  const form = props.form ?? own;
  useReturnFocus();
  usePlacedProblems(form, write.error, names);
  return (
    <Modal
      open
      title={title}
      footer={null}
      width={wide ? "min(52rem, 100%)" : "min(34rem, 100%)"}
      mask={{ closable: false }}
      scrollLock={false}
      classNames={{ title: styles.dialogTitle ?? "" }}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={(values) => {
          write.mutate(input(values));
        }}
      >
        <div className={styles.dialog}>
          {props.notice}
          {props.children}
          <RestOfProblem error={write.error} names={names} />
          <div className={styles.dialogFoot}>
            <Button onClick={onClose}>{t("office.common.cancel")}</Button>
            <Button type="primary" htmlType="submit" danger={danger} disabled={blocked} loading={write.isPending}>
              {submit}
            </Button>
          </div>
        </div>
      </Form>
    </Modal>
  );
}

/** The element that opened the dialog has the focus again afterwards, where it still exists. */
function useReturnFocus(): void {
  const opener = useRef(document.activeElement);
  useEffect(() => {
    const element = opener.current;
    return () => {
      if (element instanceof HTMLElement && element.isConnected) element.focus();
    };
  }, []);
}

export function usePlacedProblems<Values extends object>(
  form: FormInstance<Values>,
  error: unknown,
  names: readonly (keyof Values & string)[],
): void {
  const { say } = useWords();
  useEffect(() => {
    if (!error) return;
    const { placed } = placeProblems(error, names);
    for (const { name, problem } of placed) {
      form.setFields([{ name: name as never, errors: [say(problem)] }]);
    }
    const first = placed[0];
    if (first) form.focusField(first.name);
    // The fields keep what was said in the language of that moment.
  }, [error]); // eslint-disable-line react-hooks/exhaustive-deps -- (see above): the language of that moment
}

/** What was refused, without the parts that stand beside their fields; staleness has its own notice. */
export function RestOfProblem({ error, names }: { error: unknown; names: readonly string[] }) {
  if (!error || isStale(error)) return null;
  const { sentence, status, code, requestId, retryAfterS } = asProblem(error);
  const { rest } = placeProblems(error, names);
  return (
    <Problem
      error={
        new ApiProblem({
          ...sentence,
          status,
          code,
          fields: [...rest],
          ...(requestId === undefined ? {} : { request_id: requestId }),
          ...(retryAfterS === undefined ? {} : { retry_after_s: retryAfterS }),
        })
      }
    />
  );
}
