import { fireEvent, render, screen } from "@testing-library/react";
import { createMemoryRouter, RouterProvider, useSearchParams } from "react-router";
import { expect, it } from "vitest";
import { useChangeAddress, useFilterInAddress, withoutFilters } from "./address";

/** Two parts of a page, each with its own hook, as the switch of the district and the filters are. */
function Page() {
  const [search] = useSearchParams();
  const set = useFilterInAddress();
  const change = useChangeAddress();
  return (
    <button
      type="button"
      onClick={() => {
        // Nothing is drawn between these: each must begin with what the last one left.
        set("q", "桥");
        set("late", "true");
        change((old) => {
          old.delete("page");
          old.append("sort", old.get("late") === "true" ? "due" : "name");
          return old;
        });
        set("q", undefined);
      }}
    >
      {search.toString()}
    </button>
  );
}

it("loses none of several changes in a row", async () => {
  const router = createMemoryRouter([{ path: "/projects", element: <Page /> }], { initialEntries: ["/projects?page=2&state=draft"] });
  render(<RouterProvider router={router} />);
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("state=draft&late=true&sort=due");
  expect(router.state.location.pathname).toBe("/projects");
});

it("clears filters together without losing district, year and order", () => {
  const search = new URLSearchParams("district=d&q=a&sort=name&late=true&year=2024");
  expect(withoutFilters(search).toString()).toBe("district=d&year=2024&sort=name");
});
