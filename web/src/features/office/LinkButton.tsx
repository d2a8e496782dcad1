import { Button, type ButtonProps } from "antd";
import { useNavigate } from "react-router";
import { usePlaceHref } from "@/ui/PlaceLink";

type Props = Omit<ButtonProps, "href" | "onClick"> & {
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
};

/** A link that looks like a button; it opens in a new tab where the reader asks for one. */
export function LinkButton({ to, query, ...rest }: Props) {
  const navigate = useNavigate();
  const href = usePlaceHref()(to, query);
  return (
    <Button
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate(href);
      }}
    />
  );
}
