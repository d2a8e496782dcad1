import { useContext } from "react";
import { UNSAFE_DataRouterContext as DataRouter, useSearchParams, type NavigateOptions } from "react-router";

type Change = (search: URLSearchParams) => URLSearchParams;

/**
 * Changes the query of the address, beginning with the newest one. What is drawn lags behind while a
 * long list is laid out: a second change that began with what is drawn would undo the first. Only the
 * router itself knows the newest address; React Router keeps it where its name warns us off, so it is
 * read in this one place.
 */
export function useChangeAddress(): (change: Change, options?: NavigateOptions) => void {
  const router = useContext(DataRouter)?.router;
  const [drawn, setSearch] = useSearchParams();
  return (change, options) => {
    const state = router?.state;
    const newest = state && (state.navigation.location ?? state.location).search;
    setSearch(change(new URLSearchParams(newest ?? drawn)), options);
  };
}

/** Filters stand in the address, so that a view can be sent to somebody: sets one, or takes it out. */
export function useFilterInAddress() {
  const change = useChangeAddress();
  return (name: string, value: string | undefined) => {
    change(
      (search) => {
        if (value) search.set(name, value);
        else search.delete(name);
        return search;
      },
      { replace: true, preventScrollReset: true },
    );
  };
}

/** The address without any filter; district, year and order stay. */
export function withoutFilters(search: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of ["district", "year", "sort"]) {
    const value = search.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
