import type { ReactNode } from "react";
import { Link, NavLink, useSearchParams } from "react-router";

interface Props {
  readonly to: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** The address of a page in the district and year the reader is in. */
export function usePlaceHref(): (to: string, query?: Readonly<Record<string, string>>) => string {
  const [search] = useSearchParams();
  return (to, query = {}) => {
    const next = new URLSearchParams();
    for (const name of ["district", "year"]) {
      const value = search.get(name);
      if (value !== null) next.set(name, value);
    }
    for (const [name, value] of Object.entries(query)) next.set(name, value);
    const text = next.toString();
    return text === "" ? to : `${to}?${text}`;
  };
}

/** A link that keeps the reader in his district and year. */
export function PlaceLink({ to, query, children, className }: Props) {
  const href = usePlaceHref();
  return (
    <Link to={href(to, query)} className={className}>
      {children}
    </Link>
  );
}

export function PlaceNavLink({ to, children }: Props) {
  const href = usePlaceHref();
  return (
    <NavLink to={href(to)} end={to === "/"}>
      {children}
    </NavLink>
  );
}
