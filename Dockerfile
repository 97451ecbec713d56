# The service as an image. Built from the root of the repository: docker build -t lis-api .
# tests/Lis.Conformance/Deployment follows these steps by hand, since not every build server can run containers; what it cannot check
# is named there.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Project files first: as long as they stand still, the restored packages come from the cache of layers.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Lis.Domain/Lis.Domain.csproj src/Lis.Domain/
COPY src/Lis.OData/Lis.OData.csproj src/Lis.OData/
COPY src/Lis.Storage/Lis.Storage.csproj src/Lis.Storage/
COPY src/Lis.Import/Lis.Import.csproj src/Lis.Import/
COPY src/Lis.Api/Lis.Api.csproj src/Lis.Api/
# For the machine that the image is built for, so that publish can compile all of it ahead of time.
RUN dotnet restore src/Lis.Api/Lis.Api.csproj --use-current-runtime
COPY src/ src/
# The analyzers had their say in .ci/run.
RUN dotnet publish src/Lis.Api/Lis.Api.csproj -c Release --use-current-runtime --no-restore -p:RunAnalyzers=false -o /app

# The runtime comes with the service. The plain image, not a chiseled one: it has ICU and tzdata (Danish order, Danish time) and the shell that the health check uses.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
WORKDIR /app
COPY --from=build /app ./
# Where SQLite lives when no other database is named. The service cannot write anywhere else.
RUN mkdir /data && chown $APP_UID /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    ConnectionStrings__Lis="Data Source=/data/lis.db"
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$ASPNETCORE_HTTP_PORTS && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["./Lis.Api"]
