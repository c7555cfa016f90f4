# Footnote's bot in a container that may write nowhere but in /data:
#
#   docker build -t footnote .
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     --env-file .env -v footnote:/data --restart unless-stopped footnote
#
# Written where no container could be built or run: its steps were run by hand, with Node 20, and the program as an
# ordinary user, but the image itself was not.

FROM node:22-bookworm-slim AS build
# hnswlib-node compiles during the installation.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data HEALTH_PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/embeddings/model ./embeddings/model
COPY --from=build /app/articles ./articles
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
HEALTHCHECK --start-period=30s --interval=30s --timeout=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm: signals must reach the program itself.
CMD ["node", "dist/bin/footnote.js", "bot"]
