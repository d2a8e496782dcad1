import { useSearchParams } from "react-router";

/** Filters stand in the address, so that a view can be sent to somebody: sets one, or takes it out. */
export function useFilterInAddress() {
  const [, setSearch] = useSearchParams();
  return (name: string, value: string | undefined) => {
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  };
}
