FROM {{dockerBaseImage}}
{{#dockerLabels}}
LABEL {{.}}
{{/dockerLabels}}
ARG TARGETARCH
COPY --chmod=0755 assembly/coop-linux-${TARGETARCH} /usr/bin/coop
WORKDIR /work
ENTRYPOINT ["/usr/bin/coop"]
