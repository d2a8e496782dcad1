import { Input } from "antd";
import type { TextAreaProps } from "antd/es/input";
import styles from "./office.module.css";

/** A text of several lines. It grows by CSS: antd's own way writes styles that the page's policy refuses. */
export const LongText = (props: Omit<TextAreaProps, "autoSize" | "rows" | "className">) => (
  <Input.TextArea {...props} rows={2} className={styles.long ?? ""} />
);
