# newsbot in a container: see docs/deployment.md.
FROM python:3.13-slim AS build
COPY . /source
RUN /source/deploy/install-app /source /app && cp /source/deploy/entrypoint /app/entrypoint

FROM python:3.13-slim
COPY --from=build /app /app
RUN install -d -m 700 -o 10001 -g 10001 /data
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
ENV PATH=/app/bin:$PATH \
    HOME=/tmp \
    SQLITE_TMPDIR=/data \
    NEWSBOT_DATA_DIR=/data \
    NEWSBOT_HEALTH_PORT=9464
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["/app/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9464/healthz', timeout=5)"]
ENTRYPOINT ["/app/entrypoint"]
CMD ["run"]
