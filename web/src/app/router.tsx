import { Skeleton } from "antd";
import { createElement, lazy, Suspense } from "react";
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Permitted } from "@/features/office/Permitted";
import ProgrammePage from "@/features/programme/View";
import { PageError } from "./ErrorBoundary";
import { NotFound } from "./NotFound";
import { officePages } from "./officePages";
import { PublicLayout } from "./PublicLayout";

// The first screen comes with the first script; every other page when somebody opens it.
const MapPage = lazy(() => import("@/features/map/View"));
const ProjectListPage = lazy(() => import("@/features/projects/ListView"));
const ProjectPage = lazy(() => import("@/features/projects/ProjectView"));
const RecordPage = lazy(() => import("@/features/record/View"));
const LoginPage = lazy(() => import("@/features/login/LoginView"));
// The office is a place of its own: its layout and its words come with its first page.
const OfficeLayout = lazy(() => import("./OfficeLayout"));
const SetupPage = lazy(() => import("@/features/login/SetupView"));

export const routes: RouteObject[] = [
  {
    element: <PublicLayout />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          { path: "/", element: <ProgrammePage /> },
          { path: "/map", element: <MapPage /> },
          { path: "/projects", element: <ProjectListPage /> },
          { path: "/projects/:id", element: <ProjectPage /> },
          { path: "/record", element: <RecordPage /> },
          { path: "/login", element: <LoginPage /> },
          { path: "/setup", element: <SetupPage /> },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
  {
    path: "/office",
    element: (
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <OfficeLayout />
      </Suspense>
    ),
    children: [
      {
        errorElement: <PageError />,
        children: [
          { index: true, element: <Navigate replace to={officePages[0]?.path ?? "/"} /> },
          ...officePages.map(({ path, permission, page }) => ({
            path,
            element: <Permitted permission={permission}>{createElement(page)}</Permitted>,
          })),
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
];

export const makeRouter = () => createBrowserRouter(routes);
