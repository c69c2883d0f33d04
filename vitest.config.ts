import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

/** Unit tests need nothing; integration tests (`*.db.test.ts`) get a real PostgreSQL from the global set-up. */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(root) } },
  test: {
    pool: "threads",
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,cli,scripts,db}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{lib,cli,scripts,db,app}/**/*.db.test.ts"],
          globalSetup: ["./scripts/testing/postgres.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
