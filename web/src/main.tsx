import "@fontsource-variable/noto-sans-sc";
import "@/styles/tokens.css";
import "@/styles/base.css";
import "@/styles/antd.css";
import "@/i18n";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { App } from "@/app/App";
import { askEarly, makeQueryClient } from "@/app/query";
import { makeRouter } from "@/app/router";
import { wireSession } from "@/data/session";

const client = makeQueryClient();
wireSession(client);
askEarly(client);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={client}>
        <RouterProvider router={makeRouter()} />
      </App>
    </StrictMode>,
  );
}
