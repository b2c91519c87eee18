# One image for every process: `api`, `worker`, `migrate` and the rest of the command line.
# The sources run as they are, by Node's own type stripping; only the workflows are bundled.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .
RUN node bin/build-workflows.ts dist/workflows.cjs
# The SDK brings its native part for five platforms, and the source of it: about 120 MB.
RUN cd node_modules/@temporalio/core-bridge \
  && find releases -mindepth 1 -maxdepth 1 ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -r {} + \
  && rm -r sdk-core src

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
  READYGATE_WORKFLOW_BUNDLE=/app/dist/workflows.cjs
WORKDIR /app
COPY --from=build /app ./
USER node
EXPOSE 8080 9090
# API and workers say on the operations port whether they can do their work.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/cli.ts"]
CMD ["--help"]
