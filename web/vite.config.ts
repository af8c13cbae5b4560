import { defineConfig } from "vite";

export default defineConfig({
  // Everything is a file of its own: the policy of the page allows nothing inline.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, sourcemap: false },
  // While developing, the gateway answers what is not a page.
  server: {
    proxy: Object.fromEntries(
      ["/api", "/session", "/login", "/logout"].map((path) => [path, "http://localhost:8080"]),
    ),
  },
});
