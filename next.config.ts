import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino", "graphile-worker"],
  experimental: { proxyClientMaxBodySize: "100gb" },
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
